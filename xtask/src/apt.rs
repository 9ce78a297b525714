//! Packages of Debian and what is made from it, where this process may install them.

use anyhow::Result;

use crate::shell::{Shell, output, run};

/// Whether there is an apt-get, and its user is root.
pub(crate) fn can_install(shell: &Shell) -> bool {
    let user = output(shell.command("id").arg("-u"));
    shell.find("apt-get").is_some() && user.is_some_and(|user| user.trim() == "0")
}

/// Installs packages.
///
/// # Errors
///
/// When one cannot be installed.
pub(crate) fn install(shell: &Shell, packages: &[&str]) -> Result<()> {
    run(shell.command("apt-get").arg("update"))?;
    run(shell.command("apt-get").args(["install", "-y", "--no-install-recommends"]).args(packages))
}
