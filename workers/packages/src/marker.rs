//! Markers: the conditions under which a requirement is needed.

use pep440_rs::{Version, VersionSpecifier};

use super::environment::Environment;
use super::name::normal;
use super::scan::Scan;

/// How deep a marker's parentheses may be nested. No marker needs it; without a limit, a wheel could
/// overflow the stack.
const DEEPEST: usize = 50;

/// A condition such as `python_version < "3.8" and extra == "test"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker(Condition);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Condition {
    /// One of these lists, all of it.
    Any(Vec<Vec<Condition>>),
    Compare {
        left: Value,
        operator: &'static str,
        right: Value,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    Text(String),
    Variable(&'static str),
}

/// Each operator comes before those that it begins with.
const OPERATORS: [&str; 9] = ["===", "==", "~=", "!=", "<=", ">=", "<", ">", "in"];
const NOT_IN: &str = "not in";

const EXTRA: &str = "extra";
const VARIABLES: [&str; 12] = [
    "os_name",
    "sys_platform",
    "platform_machine",
    "platform_python_implementation",
    "platform_release",
    "platform_system",
    "platform_version",
    "python_version",
    "python_full_version",
    "implementation_name",
    "implementation_version",
    EXTRA,
];

impl Marker {
    /// Reads a marker up to the end of the text.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(text: &mut Scan<'_>) -> Result<Self, String> {
        let marker = Self(any(text, 0)?);
        match text.rest() {
            "" => Ok(marker),
            rest => Err(format!("`{rest}` does not belong to the marker")),
        }
    }

    /// Whether it holds in an environment, for an extra of the package, which is empty for the package itself.
    pub fn holds(&self, environment: &Environment, extra: &str) -> bool {
        self.0.holds(environment, extra)
    }
}

impl Condition {
    fn holds(&self, environment: &Environment, extra: &str) -> bool {
        let holds = |it: &Self| it.holds(environment, extra);
        match self {
            Self::Any(lists) => lists.iter().any(|list| list.iter().all(holds)),
            Self::Compare { left, operator, right } => {
                let is_extra = [left, right].contains(&&Value::Variable(EXTRA));
                let [left, right] = [left, right].map(|it| it.find(environment, extra));
                match is_extra {
                    true => compare_texts(&normal(left), operator, &normal(right)),
                    false => compare(left, operator, right),
                }
            }
        }
    }
}

impl Value {
    fn find<'a>(&'a self, environment: &'a Environment, extra: &'a str) -> &'a str {
        match self {
            Self::Text(text) => text,
            Self::Variable(EXTRA) => extra,
            Self::Variable(name) => environment.get(name).unwrap_or_default(),
        }
    }
}

/// Compares versions, and whatever is no version as text.
fn compare(left: &str, operator: &str, right: &str) -> bool {
    match (left.parse::<Version>(), specifier(operator, right)) {
        (Ok(version), Some(specifier)) => specifier.contains(&version),
        _ => compare_texts(left, operator, right),
    }
}

fn specifier(operator: &str, version: &str) -> Option<VersionSpecifier> {
    format!("{operator}{version}").parse().ok()
}

fn compare_texts(left: &str, operator: &str, right: &str) -> bool {
    match operator {
        "==" | "===" => left == right,
        "!=" => left != right,
        "<=" => left <= right,
        ">=" => left >= right,
        "<" => left < right,
        ">" => left > right,
        "in" => right.contains(left),
        NOT_IN => !right.contains(left),
        _ => false, // `~=` is for versions
    }
}

fn any(text: &mut Scan<'_>, depth: usize) -> Result<Condition, String> {
    let mut lists = vec![all(text, depth)?];
    while text.take("or") {
        lists.push(all(text, depth)?);
    }
    Ok(Condition::Any(lists))
}

fn all(text: &mut Scan<'_>, depth: usize) -> Result<Vec<Condition>, String> {
    let mut list = vec![one(text, depth)?];
    while text.take("and") {
        list.push(one(text, depth)?);
    }
    Ok(list)
}

fn one(text: &mut Scan<'_>, depth: usize) -> Result<Condition, String> {
    if !text.take("(") {
        return comparison(text);
    }
    if depth == DEEPEST {
        return Err("its marker is nested too deeply".into());
    }
    let inner = any(text, depth + 1)?;
    let is_closed = text.take(")");
    is_closed.then_some(inner).ok_or_else(|| "a `(` of its marker without its `)`".into())
}

fn comparison(text: &mut Scan<'_>) -> Result<Condition, String> {
    let (left, operator, right) = (value(text)?, operator(text)?, value(text)?);
    match &right {
        Value::Text(text) if operator == "~=" && specifier(operator, text).is_none() => {
            Err(format!("its marker has `~=`, which is for versions, and not for `{text}`"))
        }
        _ => Ok(Condition::Compare { left, operator, right }),
    }
}

fn value(text: &mut Scan<'_>) -> Result<Value, String> {
    for quote in ['"', '\''] {
        if text.take(quote.encode_utf8(&mut [0; 1])) {
            let inner = text.take_until(quote);
            let inner = inner.ok_or_else(|| format!("a {quote} of its marker is not closed"))?;
            return Ok(Value::Text(inner.to_owned()));
        }
    }
    let name = text.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
    // Old packages have other names for some.
    let current = match name {
        "python_implementation" => "platform_python_implementation".into(),
        _ => name.replace('.', "_"),
    };
    let known = VARIABLES.iter().find(|variable| **variable == current);
    match known {
        Some(variable) => Ok(Value::Variable(variable)),
        None if name.is_empty() => Err(format!("`{}` is not a marker", text.rest())),
        None => Err(format!("its marker has `{name}`, which is not a variable of markers")),
    }
}

fn operator(text: &mut Scan<'_>) -> Result<&'static str, String> {
    if text.take("not") && text.take("in") {
        return Ok(NOT_IN);
    }
    let found = OPERATORS.into_iter().find(|operator| text.take(operator));
    found.ok_or_else(|| format!("its marker has no operator before `{}`", text.rest()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Marker, String> {
        Marker::read(&mut Scan::new(text))
    }

    fn holds_for(extra: &str, text: &str) -> bool {
        read(text).unwrap().holds(&Environment::new("3.14.2 (main)"), extra)
    }

    fn holds(text: &str) -> bool {
        holds_for("", text)
    }

    #[test]
    fn a_platform_is_compared_as_text() {
        assert!(holds(r#"sys_platform == "emscripten""#) && holds("os_name=='posix'"));
        assert!(!holds(r#"sys_platform == "win32""#) && holds("'win' not in sys_platform"));
        assert!(holds("platform_machine in 'x86_64 wasm32'"));
        assert!(holds("platform_system > 'A' and platform_system <= 'Emscripten'"));
    }

    #[test]
    fn a_version_is_compared_as_a_version() {
        assert!(holds("python_version >= '3.9'") && holds("'3.9' < python_version"));
        assert!(!holds("python_version < '3.2'") && !holds("python_full_version > '3.14.10'"));
        assert!(holds("python_full_version ~= '3.14.1'") && holds("python_version == '3.*'"));
    }

    #[test]
    fn and_binds_tighter_than_or() {
        let [yes, no] = ["os_name == 'posix'", "os_name == 'nt'"];
        assert!(holds(&format!("{yes} or {no} and {no}")));
        assert!(!holds(&format!("({yes} or {no}) and {no}")));
        assert!(holds(&format!("({no} or ({yes}))and({yes})")));
    }

    #[test]
    fn an_extra_is_compared_by_its_normalized_name() {
        assert!(holds_for("test-all", "extra == 'Test_All'"));
        assert!(holds_for("test", "python_version > '3' and extra == 'test'"));
        assert!(!holds("extra == 'test'") && !holds_for("tests", "extra == 'test'"));
    }

    #[test]
    fn old_names_of_variables_are_known() {
        assert!(holds("os.name == 'posix' and python_implementation == 'CPython'"));
        assert!(holds("platform.python_implementation == 'CPython'"));
    }

    #[test]
    fn what_is_not_a_marker_is_refused_in_words() {
        let refused = [
            ("", "`` is not a marker"),
            ("color == 'red'", "its marker has `color`, which is not a variable of markers"),
            ("os_name 'nt'", "its marker has no operator before `'nt'`"),
            ("os_name == 'nt", "a ' of its marker is not closed"),
            ("(os_name == 'nt'", "a `(` of its marker without its `)`"),
            ("os_name == 'nt' os_name", "`os_name` does not belong to the marker"),
            ("os_name ~= 'nt'", "its marker has `~=`, which is for versions, and not for `nt`"),
        ];
        for (text, reason) in refused {
            assert_eq!(read(text).unwrap_err(), reason);
        }
        let deep = format!("{}os_name == 'nt'{}", "(".repeat(1_000), ")".repeat(1_000));
        assert_eq!(read(&deep).unwrap_err(), "its marker is nested too deeply");
    }
}
