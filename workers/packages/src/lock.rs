//! The lock file, which says where to find packages.

use std::collections::BTreeMap;

use pep440_rs::Version;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::requirement::Requirement;

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
        requirement.takes(&version).then_some(locked)
    }

    /// The version that is listed, for a message.
    pub fn version(&self, requirement: &Requirement) -> Option<&str> {
        self.packages.get(&requirement.name).map(|locked| locked.version.as_str())
    }
}

/// Checks that a file is the expected one, by its SHA-256, unless that is empty.
///
/// # Errors
/// Both hashes, if it is another.
pub fn check(bytes: &[u8], sha256: &str) -> Result<(), String> {
    let found: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if sha256.is_empty() || found.eq_ignore_ascii_case(sha256) {
        return Ok(());
    }
    Err(format!("its SHA-256 is {found}, and should be {sha256}"))
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
        assert!(is_found("foo-bar>=2") && !is_found("foo-bar==2.0"));
    }

    #[test]
    fn a_file_has_to_be_the_expected_one() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(check(b"abc", abc), Ok(()));
        assert_eq!(check(b"abc", &abc.to_uppercase()), Ok(()));
        assert_eq!(check(b"abc", ""), Ok(()));
        let refused = check(b"abd", abc).unwrap_err();
        assert!(refused.starts_with("its SHA-256 is a52d159f") && refused.ends_with(abc));
    }

    #[test]
    fn what_is_not_a_lock_file_is_refused() {
        assert!(Lock::parse("<html>").is_err());
    }
}
