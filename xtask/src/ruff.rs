//! The style of the Python files: `ruff.toml`, checked by ruff.

use std::process::Command;

use anyhow::Result;

use crate::shell::{Shell, output, run};
use crate::tool::Tool;
use crate::{cache, pip};

/// Lints the Python files, and checks their format.
///
/// It is a check for those who have ruff, or a Python to install it with.
///
/// # Errors
///
/// When a file does not pass.
pub(crate) fn check(mut shell: Shell) -> Result<()> {
    let tool = Tool::ruff(&cache::ours()?);
    if !ensure(&mut shell, &tool) {
        let Tool { version, .. } = &tool;
        println!(
            "Not run, as pip cannot install ruff {version}. To get it: pipx install ruff=={version}"
        );
        return Ok(());
    }
    run(shell.command("ruff").arg("check"))?;
    run(shell.command("ruff").args(["format", "--check"]))
}

/// Whether there is a ruff of the right version: the user's, or ours, by pip.
fn ensure(shell: &mut Shell, tool: &Tool) -> bool {
    if tool.is_on_path(shell) {
        return true;
    }
    let is_there = tool.is_cached() || pip::commands(shell).any(|pip| install(pip, tool));
    shell.prepend(tool.folder());
    is_there
}

fn install(pip: Command, tool: &Tool) -> bool {
    println!("Installing {} into {}.", tool.title(), tool.root().display());
    output(&mut installing(pip, tool)).is_some() && tool.is_cached()
}

/// With `--target`, pip leaves the user's own Python alone.
fn installing(mut pip: Command, tool: &Tool) -> Command {
    pip.args(["install", "--upgrade", "--target"]).arg(tool.root());
    pip.arg(format!("{}=={}", tool.package, tool.version));
    pip
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn pip_installs_the_very_version_into_our_cache_folder() {
        let tool = Tool::ruff(Path::new("cache"));
        let pip = pip::command(&Shell::with_path(vec![]), "python3");
        let command = crate::shell::shown(&installing(pip, &tool));
        let target = tool.root().display().to_string();
        let version = &tool.version;
        let expected =
            format!("python3 -m pip install --upgrade --target {target} ruff=={version}");
        assert_eq!(command, expected);
    }

    #[test]
    fn without_ruff_and_python_there_is_none() {
        let tool = Tool::ruff(Path::new("no/such/cache"));
        assert!(!ensure(&mut Shell::with_path(vec!["no/such/folder".into()]), &tool));
    }
}
