//! The tools as the binaries that their projects publish, by cargo-binstall where there is one.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::shell::{Shell, run};
use crate::tool::Tool;

/// Downloads the tools into our cache folder, and returns those that are still missing.
///
/// It says why a tool could not be downloaded. Without cargo-binstall, all are still missing.
pub(crate) fn download<'a>(shell: &Shell, tools: Vec<&'a Tool>) -> Vec<&'a Tool> {
    if shell.find("cargo-binstall").is_none() {
        return tools;
    }
    still_missing(tools, |tool| fetch(shell, tool))
}

fn still_missing(tools: Vec<&Tool>, fetch: impl Fn(&Tool) -> Result<()>) -> Vec<&Tool> {
    let is_missing = |tool: &&Tool| {
        let fetched = fetch(tool);
        if let Err(cause) = &fetched {
            println!("No binary of {} could be downloaded: {cause:#}", tool.title());
        }
        fetched.is_err()
    };
    tools.into_iter().filter(is_missing).collect()
}

fn fetch(shell: &Shell, tool: &Tool) -> Result<()> {
    run(&mut command(shell, tool))?;
    ensure!(tool.is_cached(), "what was downloaded does not run");
    Ok(())
}

/// Only the project's own binary: no third party's, and no build, which is ours to do.
///
/// No links, as a link copied to another folder would point nowhere.
fn command(shell: &Shell, tool: &Tool) -> Command {
    let options = "--no-confirm --force --no-symlinks --strategies crate-meta-data";
    let mut command = shell.cargo(&format!("binstall {options}"));
    command.arg("--install-path").arg(tool.folder());
    command.arg(format!("{}@{}", tool.package, tool.version));
    command
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use anyhow::bail;

    use super::*;
    use crate::shell::shown;

    fn tools() -> [Tool; 2] {
        let cache = Path::new("cache");
        [Tool::trunk(cache), Tool::cargo_deny(cache)]
    }

    fn packages(tools: Vec<&Tool>) -> Vec<&str> {
        tools.into_iter().map(|tool| tool.package).collect()
    }

    #[test]
    fn a_tool_that_was_downloaded_is_not_missing() {
        let [trunk, deny] = tools();
        assert!(still_missing(vec![&trunk, &deny], |_| Ok(())).is_empty());
    }

    #[test]
    fn a_tool_that_cannot_be_downloaded_is_still_missing() {
        let [trunk, deny] = tools();
        let fetch = |tool: &Tool| if tool.package == "trunk" { bail!("offline") } else { Ok(()) };
        assert_eq!(packages(still_missing(vec![&trunk, &deny], fetch)), ["trunk"]);
    }

    #[test]
    fn without_cargo_binstall_every_tool_is_still_missing() {
        let [trunk, deny] = tools();
        let shell = Shell::with_path(vec!["no/such/folder".into()]);
        assert_eq!(packages(download(&shell, vec![&trunk, &deny])), ["trunk", "cargo-deny"]);
    }

    #[test]
    fn the_very_version_is_downloaded_from_the_project_itself() {
        let [trunk, _] = tools();
        let command = shown(&command(&Shell::with_path(vec![]), &trunk));
        assert!(command.starts_with("cargo binstall --no-confirm "), "{command}");
        assert!(command.contains(" --strategies crate-meta-data "), "{command}");
        assert!(command.ends_with(&format!(" trunk@{}", trunk.version)), "{command}");
    }
}
