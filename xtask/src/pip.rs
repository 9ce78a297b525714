//! pip.

use std::process::Command;

use crate::shell::Shell;

/// The names under which Python is on `PATH`.
const PYTHONS: [&str; 2] = ["python3", "python"];

/// The pip of each Python on `PATH`. A Python may be there without its pip.
pub(crate) fn commands(shell: &Shell) -> impl Iterator<Item = Command> {
    let pythons = PYTHONS.into_iter().filter(|python| shell.find(python).is_some());
    pythons.map(|python| command(shell, python))
}

/// The pip of a Python.
pub(crate) fn command(shell: &Shell, python: &str) -> Command {
    let mut command = shell.command(python);
    command.args(["-m", "pip"]);
    command
}
