//! Requirements, as packages and users write them (PEP 508).
//!
//! They are read by hand: `pep508_rs` would be larger than all of this host (400 KB of gzipped WebAssembly,
//! for its regular expressions, its URLs and an algebra of markers), and every start would wait for it.

use std::fmt;

use pep440_rs::{Version, VersionSpecifiers};

use super::environment::Environment;
use super::marker::Marker;
use super::name::normal;
use super::scan::Scan;

/// A package that is needed: `numpy`, `pandas[excel]>=2`, `six (>=1.5); python_version < "3"`,
/// `name @ https://host/name-1.0-py3-none-any.whl`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Its normalized name.
    pub name: String,
    /// The normalized names of the extras that are needed with it.
    pub extras: Vec<String>,
    /// The versions that will do; any, for a package by its URL.
    versions: VersionSpecifiers,
    /// Where it is.
    pub url: Option<String>,
    /// When it is needed.
    marker: Option<Marker>,
}

impl Requirement {
    /// Reads a requirement.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        read(&mut Scan::new(text))
            .map_err(|reason| format!("`{}` is not a package: {reason}", text.trim()))
    }

    /// Whether it is needed in an environment, for an extra of the package that has it, which is empty for the
    /// package itself.
    pub fn is_needed(&self, environment: &Environment, extra: &str) -> bool {
        self.marker.as_ref().is_none_or(|marker| marker.holds(environment, extra))
    }

    /// Whether a version will do.
    pub fn takes(&self, version: &Version) -> bool {
        self.versions.is_empty() || self.versions.contains(version)
    }
}

/// As pip takes it, without the marker.
impl fmt::Display for Requirement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, extras, versions, url, marker: _ } = self;
        write!(f, "{name}")?;
        if !extras.is_empty() {
            write!(f, "[{}]", extras.join(","))?;
        }
        match url {
            Some(url) => write!(f, " @ {url}"),
            None => write!(f, "{versions}"),
        }
    }
}

fn read(text: &mut Scan<'_>) -> Result<Requirement, String> {
    let name = name(text).ok_or("it does not begin with a name")?;
    let extras = if text.take("[") { extras(text)? } else { Vec::new() };
    let (versions, url) = match text.take("@") {
        true => (VersionSpecifiers::empty(), Some(url(text)?)),
        false => (versions(text)?, None),
    };
    let marker = text.take(";").then(|| Marker::read(text)).transpose()?;
    match text.rest() {
        "" => Ok(Requirement { name, extras, versions, url, marker }),
        rest => Err(format!("`{rest}` comes after its end")),
    }
}

/// A normalized name.
fn name(text: &mut Scan<'_>) -> Option<String> {
    let name = text.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    let is_edge = |c: char| c.is_ascii_alphanumeric();
    (name.starts_with(is_edge) && name.ends_with(is_edge)).then(|| normal(name))
}

/// Names, each once, up to a `]`.
fn extras(text: &mut Scan<'_>) -> Result<Vec<String>, String> {
    let inner = text.take_until(']').ok_or("a `[` without its `]`")?;
    if inner.trim().is_empty() {
        return Ok(Vec::new());
    }
    let extra = |text: &str| {
        let mut text_of_one = Scan::new(text);
        let name = name(&mut text_of_one).filter(|_| text_of_one.rest().is_empty());
        name.ok_or_else(|| format!("`{}` is not the name of an extra", text.trim()))
    };
    let mut extras = inner.split(',').map(extra).collect::<Result<Vec<_>, _>>()?;
    extras.sort();
    extras.dedup();
    Ok(extras)
}

fn url(text: &mut Scan<'_>) -> Result<String, String> {
    let url = text.take_while(|c| !c.is_whitespace());
    if url.is_empty() { Err("its URL is missing".into()) } else { Ok(url.to_owned()) }
}

fn versions(text: &mut Scan<'_>) -> Result<VersionSpecifiers, String> {
    let versions = match text.take("(") {
        true => text.take_until(')').ok_or("a `(` without its `)`")?,
        false => text.take_while(|c| c != ';'),
    };
    let versions = versions.trim();
    versions.parse().map_err(|_| format!("`{versions}` is not a version, such as `>=1.2,<2`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        Requirement::parse(text).unwrap().to_string()
    }

    fn refusal(text: &str) -> String {
        Requirement::parse(text).unwrap_err()
    }

    /// Those that PEP 508 tests a parser with.
    #[test]
    fn the_examples_of_the_pep_are_read() {
        let examples = [
            ("A", "a"),
            ("A.B-C_D", "a-b-c-d"),
            ("aa", "aa"),
            ("name", "name"),
            ("name<=1", "name<=1"),
            ("name>=3", "name>=3"),
            ("name>=3,<2", "name<2, >=3"),
            ("name@http://foo.com", "name @ http://foo.com"),
            (
                "name [fred,bar] @ http://foo.com ; python_version=='2.7'",
                "name[bar,fred] @ http://foo.com",
            ),
            (
                "name[quux, strange];python_version<'2.7' and platform_version=='2'",
                "name[quux,strange]",
            ),
            ("name; os_name=='a' or os_name=='b'", "name"),
            ("name; os_name=='a' and os_name=='b' or os_name=='c'", "name"),
            ("name; os_name=='a' and (os_name=='b' or os_name=='c')", "name"),
            ("name; os_name=='a' or os_name=='b' and os_name=='c'", "name"),
            ("name; (os_name=='a' or os_name=='b') and os_name=='c'", "name"),
            (
                "requests [security,tests] >= 2.8.1, == 2.8.* ; python_version < \"2.7\"",
                "requests[security,tests]==2.8.*, >=2.8.1",
            ),
            (
                "pip @ https://github.com/pypa/pip/archive/1.3.1.zip#sha1=da9234ee9982d4bbb3c72346a6de940a148ea686",
                "pip @ https://github.com/pypa/pip/archive/1.3.1.zip#sha1=da9234ee9982d4bbb3c72346a6de940a148ea686",
            ),
        ];
        for (text, expected) in examples {
            assert_eq!(written(text), expected);
        }
    }

    #[test]
    fn parentheses_and_empty_extras_may_be_left_out() {
        assert_eq!(written("six (>=1.5)"), "six>=1.5");
        assert_eq!(written("Foo_Bar[ ]"), "foo-bar");
        assert_eq!(written("foo[B_b,a,b.b]"), "foo[a,b-b]");
    }

    #[test]
    fn a_requirement_takes_the_versions_it_names() {
        let takes = |text: &str, version: &str| {
            Requirement::parse(text).unwrap().takes(&version.parse().unwrap())
        };
        assert!(takes("a", "1") && takes("a>=2", "2.1.0") && takes("a (<3,!=2.0)", "2.1.0"));
        assert!(!takes("a==2.0", "2.1.0") && !takes("a>2.1", "2.1.0") && takes("a~=2.1", "2.2"));
    }

    #[test]
    fn what_is_not_a_requirement_is_refused_in_words() {
        let refused = [
            ("", "`` is not a package: it does not begin with a name"),
            (">=2", "`>=2` is not a package: it does not begin with a name"),
            ("-.", "`-.` is not a package: it does not begin with a name"),
            ("foo-", "`foo-` is not a package: it does not begin with a name"),
            ("foo=2", "`foo=2` is not a package: `=2` is not a version, such as `>=1.2,<2`"),
            ("foo[a", "`foo[a` is not a package: a `[` without its `]`"),
            ("foo[a b]", "`foo[a b]` is not a package: `a b` is not the name of an extra"),
            ("foo[a,]", "`foo[a,]` is not a package: `` is not the name of an extra"),
            ("foo (>1", "`foo (>1` is not a package: a `(` without its `)`"),
            ("foo (>1) >2", "`foo (>1) >2` is not a package: `>2` comes after its end"),
            ("foo @ ", "`foo @` is not a package: its URL is missing"),
            ("foo @ u v", "`foo @ u v` is not a package: `v` comes after its end"),
        ];
        for (text, reason) in refused {
            assert_eq!(refusal(text), reason);
        }
        assert!(refusal("foo; extra").contains("its marker has no operator"));
    }
}
