//! The package for npm.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::folder::{copy, make_runtime};
use crate::shell::Shell;

/// What is the package's own, and where its types are in the project.
const OWN: &str = "bundle/npm";
const TYPES: &str = "crates/named-workers/src/page/javascript/named-workers.d.ts";

/// Makes the package in a folder, ready for `npm publish`.
///
/// # Errors
///
/// When the site lacks a file, or one cannot be written.
pub(super) fn make(shell: &Shell, folder: &Path) -> Result<()> {
    make_runtime(shell, &folder.join("runtime"))?;
    copy(&shell.file(OWN), folder)?;
    copy(&shell.file(TYPES), &folder.join("named-workers.d.ts"))?;
    let types = folder.join("index.d.ts");
    let text = fs::read_to_string(&types).with_context(|| types.display().to_string())?;
    fs::write(&types, text.replace(&format!("../../{TYPES}"), "./named-workers.d.ts"))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::VERSION;

    #[test]
    fn the_package_has_the_projects_version() {
        let manifest = include_str!("../../../bundle/npm/package.json");
        assert!(manifest.contains(&format!("\"version\": \"{VERSION}\"")));
    }

    #[test]
    fn its_types_are_those_of_the_library() {
        let types = include_str!("../../../bundle/npm/index.d.ts");
        assert!(types.contains(&format!("\"../../{TYPES}\"")));
    }
}
