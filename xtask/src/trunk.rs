//! Running trunk.

use std::env;
use std::process::Command;

use anyhow::Result;

use crate::interpreters;
use crate::shell::Shell;

/// One of trunk's commands, after making the interpreters that it copies into the site.
///
/// Trunk rejects a `NO_COLOR` that is neither `true` nor `false`, so it is told in another way.
///
/// # Errors
///
/// When the interpreters cannot be made.
pub(crate) fn trunk(shell: &Shell, name: &str) -> Result<Command> {
    interpreters::ensure(shell)?;
    let mut command = shell.command("trunk");
    command.arg(name);
    if env::var_os("NO_COLOR").is_some() {
        command.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
    }
    Ok(command)
}
