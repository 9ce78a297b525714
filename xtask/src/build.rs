//! `cargo xtask build`

use anyhow::Result;

use crate::page::{self, Profile};
use crate::shell::{self, Shell};
use crate::trunk::trunk;
use crate::{npm, setup, sizes};

/// Builds the release site into `dist/`, and reports its size.
///
/// # Errors
///
/// When a tool cannot be installed, or the build fails.
pub(crate) fn run(mut shell: Shell, options: &[String]) -> Result<()> {
    setup::ensure_trunk(&mut shell, Profile::Release)?;
    npm::ensure(&mut shell)?;
    site(&shell, options)
}

/// Builds the release site with the tools that are there.
///
/// # Errors
///
/// When the build fails.
pub(crate) fn site(shell: &Shell, options: &[String]) -> Result<()> {
    for mut build in page::builds(shell, Profile::Release)? {
        shell::run(&mut build)?;
    }
    shell::run(trunk(shell, "build")?.args(["--release", "--locked=true"]).args(options))?;
    sizes::report(shell)
}
