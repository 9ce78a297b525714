//! Requirements, and the lock file that says where to find packages.

use std::collections::BTreeMap;

use pep440_rs::{Version, VersionSpecifiers};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// The packages of a `pyodide-lock.json`, by normalized name.
#[derive(Debug, Default, Deserialize)]
pub struct Lock {
    packages: BTreeMap<String, Locked>,
}

/// One of its packages.
#[derive(Debug, Deserialize)]
pub struct Locked {
    version: String,
    /// The name of its file, or its URL.
    pub file_name: String,
    /// The packages that it depends on.
    #[serde(default)]
    pub depends: Vec<String>,
    /// The SHA-256 of its file, in hexadecimal; empty if the lock file has none.
    #[serde(default)]
    pub sha256: String,
}

/// A package by name, with or without a version: `numpy`, `pandas>=2`, `six (>=1.5)`.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// As pip expects it.
    pub text: String,
    /// The normalized name.
    pub name: String,
    versions: VersionSpecifiers,
    /// The condition under which it is needed.
    pub marker: Option<String>,
}

impl Requirement {
    /// Reads a requirement.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (what, marker) = match text.split_once(';') {
            Some((what, marker)) => (what, Some(marker.trim().to_owned())),
            None => (text, None),
        };
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let end = what.trim().find(|c| !is_name(c)).unwrap_or(what.trim().len());
        let (name, rest) = what.trim().split_at(end);
        if normal(name).is_empty() {
            return Err(format!("`{text}` is not a package name"));
        }
        let rest = rest.trim();
        let versions = match rest.strip_prefix('[').and_then(|extras| extras.split_once(']')) {
            Some((_, versions)) => versions,
            None => rest,
        };
        let versions = versions.trim().trim_start_matches('(').trim_end_matches(')');
        let versions =
            versions.parse().map_err(|_| format!("`{text}`: `{versions}` is not a version"))?;
        Ok(Self { text: what.trim().replace(['(', ')'], ""), name: normal(name), versions, marker })
    }
}

impl Lock {
    /// Reads a lock file.
    ///
    /// # Errors
    /// If it is not one.
    pub fn parse(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| format!("it is not a lock file: {error}"))
    }

    /// The package that meets a requirement, if it is listed in a version that fits.
    pub fn find(&self, requirement: &Requirement) -> Option<&Locked> {
        let locked = self.packages.get(&requirement.name)?;
        let version: Version = locked.version.parse().ok()?;
        (requirement.versions.is_empty() || requirement.versions.contains(&version))
            .then_some(locked)
    }

    /// The version that is listed, for a message.
    pub fn version(&self, requirement: &Requirement) -> Option<&str> {
        self.packages.get(&requirement.name).map(|locked| locked.version.as_str())
    }
}

/// Checks that a file is the one that a lock file lists, by its SHA-256.
///
/// # Errors
/// Both hashes, if it is another.
pub fn check(bytes: &[u8], sha256: &str) -> Result<(), String> {
    let found: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if sha256.is_empty() || found.eq_ignore_ascii_case(sha256) {
        return Ok(());
    }
    Err(format!("its SHA-256 is {found}, and the lock file has {sha256}"))
}

/// The normalized form of a package's name: `Foo_Bar` becomes `foo-bar`.
pub fn normal(name: &str) -> String {
    let parts: Vec<_> = name.split(['-', '_', '.']).filter(|part| !part.is_empty()).collect();
    parts.join("-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"{"packages": {"foo-bar": {"name": "Foo_Bar", "version": "2.1.0",
        "file_name": "foo_bar-2.1.0-py3-none-any.whl", "depends": ["six"], "sha256": ""}}}"#;

    fn is_found(requirement: &str) -> bool {
        let requirement = Requirement::parse(requirement).unwrap();
        Lock::parse(LOCK).unwrap().find(&requirement).is_some()
    }

    #[test]
    fn a_package_is_found_by_any_spelling_of_its_name() {
        assert!(is_found("foo-bar") && is_found("Foo_Bar") && is_found("foo.bar[extra]"));
        assert!(!is_found("foobar"));
    }

    #[test]
    fn a_version_has_to_fit() {
        assert!(
            is_found("foo-bar>=2") && is_found("foo-bar (<3,!=2.0)") && is_found("foo-bar ~= 2.1")
        );
        assert!(!is_found("foo-bar==2.0") && !is_found("foo-bar>2.1"));
    }

    #[test]
    fn a_file_has_to_be_the_one_that_is_listed() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(check(b"abc", abc), Ok(()));
        assert_eq!(check(b"abc", &abc.to_uppercase()), Ok(()));
        assert_eq!(check(b"abc", ""), Ok(()));
        let refused = check(b"abd", abc).unwrap_err();
        assert!(refused.starts_with("its SHA-256 is a52d159f") && refused.ends_with(abc));
    }

    #[test]
    fn a_marker_is_kept_apart() {
        let requirement = Requirement::parse("six (>=1.5) ; extra == 'test'").unwrap();
        assert_eq!(
            (requirement.text.as_str(), requirement.marker.as_deref()),
            ("six >=1.5", Some("extra == 'test'"))
        );
    }

    #[test]
    fn what_is_not_a_requirement_is_refused() {
        assert!(Requirement::parse(">=2").is_err());
        assert!(Requirement::parse("-.").is_err());
        assert!(Requirement::parse("foo=2").is_err());
        assert!(Lock::parse("<html>").is_err());
    }
}
