//! What a package says about itself: the METADATA of a wheel.

use pep440_rs::Version;

use super::environment::Environment;
use super::name::normal;
use super::requirement::Requirement;

/// The parts of a package's metadata that installing it needs.
#[derive(Debug)]
pub struct Metadata {
    /// The package's normalized name.
    pub name: String,
    /// Its version, if it has one that can be compared.
    version: Option<Version>,
    /// What it requires, on any system and for any of its extras.
    requires: Vec<Requirement>,
    /// The normalized names of its extras.
    extras: Vec<String>,
}

impl Metadata {
    /// Reads the text of a METADATA file.
    ///
    /// # Errors
    /// If it has no name, or a requirement that cannot be read.
    pub fn parse(text: &str) -> Result<Self, String> {
        let name = headers(text, "Name").map(normal).find(|name| !name.is_empty());
        let requires = headers(text, "Requires-Dist").map(Requirement::parse);
        Ok(Self {
            name: name.ok_or("it has no name")?,
            version: headers(text, "Version").find_map(|version| version.parse().ok()),
            requires: requires.collect::<Result<_, _>>()?,
            extras: headers(text, "Provides-Extra").map(normal).collect(),
        })
    }

    /// Of a package that is only a module: it says nothing about itself.
    pub fn of_module(name: &str) -> Self {
        Self { name: normal(name), version: None, requires: Vec::new(), extras: Vec::new() }
    }

    /// What the package itself requires in an environment.
    pub fn needs(&self, environment: &Environment) -> Vec<Requirement> {
        let needed = self.requires.iter().filter(|it| it.is_needed(environment, ""));
        needed.cloned().collect()
    }

    /// What extras of the package require in an environment, besides what it requires itself.
    ///
    /// # Errors
    /// If it does not have one of them.
    pub fn needs_of(
        &self,
        extras: &[String],
        environment: &Environment,
    ) -> Result<Vec<Requirement>, String> {
        if let Some(unknown) = extras.iter().find(|extra| !self.extras.contains(extra)) {
            return Err(self.has_no(unknown));
        }
        let is_of = |it: &&Requirement| {
            let of_extra = extras.iter().any(|extra| it.is_needed(environment, extra));
            of_extra && !it.is_needed(environment, "")
        };
        Ok(self.requires.iter().filter(is_of).cloned().collect())
    }

    /// What the extras of a requirement require, now that this package is installed.
    ///
    /// # Errors
    /// If the requirement asks for another version, or for an extra that the package does not have.
    pub fn meet(
        &self,
        requirement: &Requirement,
        environment: &Environment,
    ) -> Result<Vec<Requirement>, String> {
        match &self.version {
            Some(version) if !requirement.takes(version) => {
                Err(format!("version {version} is installed already"))
            }
            _ => self.needs_of(&requirement.extras, environment),
        }
    }

    fn has_no(&self, extra: &str) -> String {
        let Self { name, extras, .. } = self;
        match extras.is_empty() {
            true => format!("`{name}` has no extras, so no `{extra}`"),
            false => format!("`{name}` has no extra `{extra}`, but `{}`", extras.join("`, `")),
        }
    }
}

/// The values of a header, in the part of the metadata before the description.
fn headers<'a>(metadata: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let lines = metadata.lines().take_while(|line| !line.trim().is_empty());
    lines.filter_map(move |line| line.strip_prefix(name)?.strip_prefix(':').map(str::trim))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHART: &str = "Metadata-Version: 2.4
Name: Chart
Version: 2.1
Requires-Dist: lines (>=1)
Requires-Dist: windows; sys_platform == 'win32'
Provides-Extra: colour
Requires-Dist: paint; extra == 'colour'
Requires-Dist: wincolour; extra == 'colour' and sys_platform == 'win32'
Provides-Extra: all_of_it
Requires-Dist: chart[colour]; extra == 'all-of-it'

Requires-Dist: description
";

    fn pyodide() -> Environment {
        Environment::new("3.14.2")
    }

    fn needs_of(extras: &[&str]) -> Result<Vec<String>, String> {
        let extras: Vec<_> = extras.iter().copied().map(String::from).collect();
        let needs = Metadata::parse(CHART).unwrap().needs_of(&extras, &pyodide())?;
        Ok(needs.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_package_requires_what_its_markers_say() {
        let chart = Metadata::parse(CHART).unwrap();
        assert_eq!((chart.name.as_str(), chart.version), ("chart", "2.1".parse().ok()));
        let needs = Metadata::parse(CHART).unwrap().needs(&pyodide());
        assert_eq!(needs, [Requirement::parse("lines>=1").unwrap()]);
    }

    #[test]
    fn extras_require_more() {
        assert_eq!(needs_of(&[]).unwrap(), [""; 0]);
        assert_eq!(needs_of(&["colour"]).unwrap(), ["paint"]);
        assert_eq!(needs_of(&["all-of-it", "colour"]).unwrap(), ["paint", "chart[colour]"]);
    }

    #[test]
    fn an_extra_that_a_package_does_not_have_is_refused_in_words() {
        let refused = needs_of(&["color"]).unwrap_err();
        assert_eq!(refused, "`chart` has no extra `color`, but `colour`, `all-of-it`");
        let refused = Metadata::of_module("helper").needs_of(&["x".into()], &pyodide());
        assert_eq!(refused.unwrap_err(), "`helper` has no extras, so no `x`");
    }

    #[test]
    fn metadata_that_cannot_be_read_is_refused() {
        assert_eq!(Metadata::parse("Version: 1").unwrap_err(), "it has no name");
        let refused = Metadata::parse("Name: a\nRequires-Dist: b; c").unwrap_err();
        assert!(refused.starts_with("`b; c` is not a package: its marker has `c`"), "{refused}");
    }
}
