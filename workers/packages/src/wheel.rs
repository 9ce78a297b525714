//! Wheels: Python packages as zip files.

use super::archive::{File, unzip};
use super::metadata::Metadata;

/// A pure Python wheel.
#[derive(Debug)]
pub struct Wheel {
    /// What it says about itself.
    pub metadata: Metadata,
    /// Its content.
    pub files: Vec<File>,
}

/// The kinds of files that are packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A Python file.
    Module,
    /// A wheel that runs everywhere.
    Pure,
    /// A wheel with parts that are compiled to WebAssembly.
    Compiled,
}

impl Kind {
    /// The kind of a file with this name.
    ///
    /// # Errors
    /// If no interpreter here can use it.
    pub fn of(file_name: &str) -> Result<Self, String> {
        if file_name.ends_with(".py") {
            return Ok(Self::Module);
        }
        let Some(tags) = file_name.strip_suffix(".whl") else {
            return Err("it is neither a wheel (`.whl`) nor a Python file (`.py`)".into());
        };
        match tags.rsplit('-').next().unwrap_or_default() {
            "any" if tags.ends_with("-none-any") => Ok(Self::Pure),
            platform if platform.ends_with("_wasm32") => Ok(Self::Compiled),
            platform => Err(format!("it is a wheel for `{platform}`, and not for WebAssembly")),
        }
    }
}

impl Wheel {
    /// Unpacks a wheel.
    ///
    /// # Errors
    /// If it is not one, or is damaged.
    pub fn unpack(bytes: &[u8]) -> Result<Self, String> {
        let not_one = |reason| format!("it is not a wheel: {reason}");
        let files = unzip(bytes).map_err(not_one)?;
        let metadata = files.iter().find(|(path, _)| path.ends_with(".dist-info/METADATA"));
        let (_, metadata) = metadata.ok_or_else(|| not_one("it has no METADATA".into()))?;
        let metadata = Metadata::parse(&String::from_utf8_lossy(metadata)).map_err(not_one)?;
        Ok(Self { metadata, files })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_wheel_is_refused() {
        assert!(Wheel::unpack(b"<!doctype html>").unwrap_err().starts_with("it is not a wheel"));
    }

    #[test]
    fn the_name_of_a_file_says_who_can_use_it() {
        assert_eq!(Kind::of("helper.py"), Ok(Kind::Module));
        assert_eq!(Kind::of("six-1.17.0-py2.py3-none-any.whl"), Ok(Kind::Pure));
        let compiled = "pydantic_core-2.50.5-cp314-cp314-pyemscripten_2026_0_wasm32.whl";
        assert_eq!(Kind::of(compiled), Ok(Kind::Compiled));
        let foreign = Kind::of("numpy-2.4.0-cp314-cp314-win_amd64.whl").unwrap_err();
        assert_eq!(foreign, "it is a wheel for `win_amd64`, and not for WebAssembly");
        let source = Kind::of("six-1.17.0.tar.gz").unwrap_err();
        assert_eq!(source, "it is neither a wheel (`.whl`) nor a Python file (`.py`)");
    }
}
