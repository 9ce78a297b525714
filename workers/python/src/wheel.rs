//! Wheels: Python packages as zip files.

use super::archive::{File, unzip};
use super::lock::{Requirement, normal};

/// A pure Python wheel.
#[derive(Debug)]
pub struct Wheel {
    /// The package's normalized name.
    pub name: String,
    /// Its content.
    pub files: Vec<File>,
    /// What it requires, whatever the system and the extras.
    pub requires: Vec<Requirement>,
    /// What it requires on some systems.
    pub may_require: Vec<String>,
}

impl Wheel {
    /// Whether a wheel with this file name runs everywhere.
    pub fn is_pure(file_name: &str) -> bool {
        file_name.ends_with("-none-any.whl")
    }

    /// Unpacks a wheel.
    ///
    /// # Errors
    /// If it is not one, or is damaged.
    pub fn unpack(bytes: &[u8]) -> Result<Self, String> {
        let files = unzip(bytes).map_err(|reason| format!("it is not a wheel: {reason}"))?;
        let metadata = files.iter().find(|(path, _)| path.ends_with(".dist-info/METADATA"));
        let (_, metadata) = metadata.ok_or("it is not a wheel: it has no METADATA")?;
        let metadata = String::from_utf8_lossy(metadata).into_owned();
        let name = headers(&metadata, "Name").map(normal).find(|name| !name.is_empty());
        let name = name.ok_or("it is not a wheel: it has no name")?;
        let requirements = headers(&metadata, "Requires-Dist").map(Requirement::parse);
        let requirements = requirements.collect::<Result<Vec<_>, _>>()?;
        let (conditional, requires): (Vec<_>, Vec<_>) =
            requirements.into_iter().partition(|requirement| requirement.marker.is_some());
        let of_system =
            |it: &Requirement| it.marker.as_ref().is_some_and(|it| !it.contains("extra"));
        let may_require = conditional.into_iter().filter(of_system).map(|it| it.text).collect();
        Ok(Self { name, files, requires, may_require })
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

    #[test]
    fn headers_end_where_the_description_begins() {
        let metadata = "Name: a\nRequires-Dist: b\nRequires-Dist: c (>=1)\n\nRequires-Dist: d\n";
        assert_eq!(headers(metadata, "Requires-Dist").collect::<Vec<_>>(), ["b", "c (>=1)"]);
    }

    #[test]
    fn what_is_not_a_wheel_is_refused() {
        assert!(Wheel::unpack(b"<!doctype html>").unwrap_err().starts_with("it is not a wheel"));
    }
}
