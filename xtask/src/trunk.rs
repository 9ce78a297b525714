//! Running trunk.

use std::env;
use std::process::Command;

use crate::shell::Shell;

/// One of trunk's commands.
///
/// Trunk ends on a `NO_COLOR` that is neither `true` nor `false`, so it is told in another way.
pub(crate) fn trunk(shell: &Shell, name: &str) -> Command {
    let mut command = shell.command("trunk");
    command.arg(name);
    if env::var_os("NO_COLOR").is_some() {
        command.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
    }
    command
}
