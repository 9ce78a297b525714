//! `cargo xtask serve`

use std::process::Command;

use anyhow::Result;

use crate::page::Profile;
use crate::shell::Shell;
use crate::trunk::trunk;
use crate::{npm, setup};

/// Serves the page until it is stopped, and rebuilds it when a file changes.
///
/// # Errors
///
/// When a tool cannot be installed, or trunk ends with an error.
pub(crate) fn run(mut shell: Shell, options: &[String]) -> Result<()> {
    setup::ensure_trunk(&mut shell, Profile::of(options))?;
    npm::ensure(&mut shell)?;
    // Without `--locked`: a dependency may be added while the page is served.
    let mut trunk = trunk(&shell, "serve")?;
    println!(
        "The page will be on http://localhost:8080 unless an option says otherwise; Ctrl+C stops it."
    );
    become_command(trunk.args(options))
}

/// Replaces this process by the command, so that whatever stops this process stops the server.
#[cfg(unix)]
fn become_command(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec().into())
}

#[cfg(not(unix))]
fn become_command(command: &mut Command) -> Result<()> {
    crate::shell::run(command)
}
