//! `cargo xtask pack`

mod folder;
mod npm_package;
mod zip_file;

use anyhow::Result;

use crate::build;
use crate::shell::Shell;

/// The folder of what is made.
const PACK: &str = "target/pack";

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Builds the release site, and makes of it what pages without Rust need: a zip, and a package for npm.
///
/// # Errors
///
/// When the site cannot be built, or a file not be written.
pub(crate) fn run(shell: Shell) -> Result<()> {
    build::run(shell.clone(), &[])?;
    make(&shell)
}

/// Makes them of the release site that is there.
///
/// # Errors
///
/// When the site lacks a file, or one cannot be written.
pub(crate) fn make(shell: &Shell) -> Result<()> {
    let pack = shell.file(PACK);
    let name = format!("named-workers-{VERSION}");
    let folder = folder::make(shell, &pack.join(&name))?;
    zip_file::make(&folder, &pack.join(format!("{name}.zip")))?;
    npm_package::make(shell, &pack.join("npm"))?;
    println!("{PACK}/{name}.zip: unpack it on any static server");
    println!("{PACK}/npm: the package for npm, to publish by `npm publish`");
    Ok(())
}
