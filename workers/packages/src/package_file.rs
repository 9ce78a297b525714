//! The packages that a config lists, and the files that they come in.

use std::fmt::Display;

use named_workers::protocol::config::around_url;
use named_workers::protocol::files::file_name;

use super::lock::Locked;
use super::requirement::Requirement;
use super::wheel::Kind;

/// The part of a URL that names the file's checksum.
const SHA256: &str = "sha256=";

/// An entry of a config's `packages`.
#[derive(Debug, PartialEq, Eq)]
pub enum Entry {
    /// A URL.
    File(PackageFile),
    /// Anything with a name, and its text.
    Requirement(String, Requirement),
}

impl Entry {
    /// Reads an entry whose URL is absolute, if it has one.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        if let Some(["", ..]) = around_url(text) {
            return PackageFile::by_url(text).map(Self::File);
        }
        let requirement = Requirement::parse(text)?;
        PackageFile::by_reference(&requirement)?; // its URL has to be right, too
        Ok(Self::Requirement(text.to_owned(), requirement))
    }

    /// Reads the entries of a config.
    ///
    /// # Errors
    /// What is wrong with the first bad one.
    pub fn parse_all(texts: &[String]) -> Result<Vec<Self>, String> {
        texts.iter().map(|text| Self::parse(text)).collect()
    }
}

/// A file that is still to be fetched.
#[derive(Debug, PartialEq, Eq)]
pub struct PackageFile {
    /// The package as it was asked for.
    pub asked: String,
    /// The package's normalized name, if it was asked for by name.
    pub name: Option<String>,
    /// What the file is.
    pub kind: Kind,
    /// Where it is.
    pub url: String,
    /// The SHA-256 that it must have, in hexadecimal; empty if any will do.
    pub sha256: String,
    /// The extras that are needed with it.
    pub extras: Vec<String>,
}

impl PackageFile {
    /// The file of a package that is given by nothing but a URL.
    ///
    /// # Errors
    /// If no interpreter could use it, or the URL's fragment is not a checksum.
    pub fn by_url(url: &str) -> Result<Self, String> {
        Self::new(file_name(url), None, url)
    }

    /// The file of a package that is given by name and URL, if this one is.
    ///
    /// # Errors
    /// As for [`by_url`](Self::by_url).
    pub fn by_reference(requirement: &Requirement) -> Result<Option<Self>, String> {
        let file = |url: &String| Self::new(requirement.to_string(), Some(requirement), url);
        requirement.url.as_ref().map(file).transpose()
    }

    /// The file that a lock file lists for a package.
    ///
    /// # Errors
    /// If no interpreter could use it.
    pub fn by_lock(requirement: &Requirement, locked: &Locked, base: &str) -> Result<Self, String> {
        let file = &locked.file_name;
        let url = if file.contains("://") { file.clone() } else { format!("{base}{file}") };
        let sha256 = locked.sha256.clone();
        Ok(Self { sha256, ..Self::new(requirement.to_string(), Some(requirement), &url)? })
    }

    fn new(asked: String, requirement: Option<&Requirement>, url: &str) -> Result<Self, String> {
        let cannot = |reason: String| cannot(&asked, &reason);
        let (file, sha256) = checksum(url).map_err(cannot)?;
        Ok(Self {
            kind: Kind::of(&file_name(file)).map_err(cannot)?,
            name: requirement.map(|it| it.name.clone()),
            url: file.to_owned(),
            sha256: sha256.to_owned(),
            extras: requirement.map(|it| it.extras.clone()).unwrap_or_default(),
            asked,
        })
    }
}

/// Why a package cannot be installed.
pub(super) fn cannot(package: &(impl Display + ?Sized), reason: &str) -> String {
    format!("package `{package}` cannot be installed: {reason}")
}

/// Splits a URL before its checksum, which may be empty.
fn checksum(url: &str) -> Result<(&str, &str), String> {
    let Some((file, fragment)) = url.split_once('#') else { return Ok((url, "")) };
    match fragment.strip_prefix(SHA256) {
        Some(sha256) => Ok((file, sha256)),
        None => Err(format!("`#{fragment}` is not `#{SHA256}…`")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::lock::Lock;
    use super::*;

    const WHEEL: &str = "https://host/a-1.0-py3-none-any.whl";

    fn file(text: &str) -> PackageFile {
        match Entry::parse(text).unwrap() {
            Entry::File(file) => file,
            Entry::Requirement(_, requirement) => {
                PackageFile::by_reference(&requirement).unwrap().unwrap()
            }
        }
    }

    #[test]
    fn a_url_may_have_a_checksum() {
        let found = file(&format!("{WHEEL}#sha256=00"));
        assert_eq!((found.url.as_str(), found.sha256.as_str()), (WHEEL, "00"));
        assert_eq!((found.asked.as_str(), found.name), ("a-1.0-py3-none-any.whl", None));
        let found = file(&format!("A[x]@{WHEEL}#sha256=00"));
        assert_eq!((found.url.as_str(), found.sha256.as_str()), (WHEEL, "00"));
        assert_eq!((found.name.as_deref(), found.extras), (Some("a"), vec!["x".to_owned()]));
    }

    #[test]
    fn a_lock_file_has_names_of_files_or_urls() {
        let requirement = Requirement::parse("a").unwrap();
        let by_lock = |file: &str| {
            let lock =
                format!(r#"{{"packages": {{"a": {{"version": "1", "file_name": "{file}"}}}}}}"#);
            let lock = Lock::parse(&lock).unwrap();
            let locked = lock.find(&requirement).unwrap();
            PackageFile::by_lock(&requirement, locked, "https://host/").unwrap().url
        };
        assert_eq!(by_lock("a-1.0-py3-none-any.whl"), WHEEL);
        assert_eq!(by_lock(WHEEL), WHEEL);
    }

    #[test]
    fn what_cannot_be_installed_is_refused_in_words() {
        let refused = [
            (
                format!("{WHEEL}#md5=00"),
                "package `a-1.0-py3-none-any.whl` cannot be installed: `#md5=00` is not `#sha256=…`",
            ),
            (
                "a @ https://host/a.zip".into(),
                "package `a @ https://host/a.zip` cannot be installed: it is neither a wheel (`.whl`) nor a Python file (`.py`)",
            ),
            ("a=2".into(), "`a=2` is not a package: `=2` is not a version, such as `>=1.2,<2`"),
        ];
        for (text, reason) in refused {
            assert_eq!(Entry::parse(&text).unwrap_err(), reason);
        }
    }
}
