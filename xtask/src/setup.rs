//! Setting up the tools.

use anyhow::Result;

use crate::job::Job;
use crate::page::{self, Profile};
use crate::shell::Shell;
use crate::tool::Tool;
use crate::{binstall, cache, first_run, plain_trunk, rust};

/// Installs what trunk needs and does not have, and puts it on the shell's `PATH`.
///
/// # Errors
///
/// When something cannot be installed.
pub(crate) fn ensure_trunk(shell: &mut Shell, profile: Profile) -> Result<()> {
    rust::ensure_wasm_target(shell)?;
    let cache = cache::ours()?;
    let mut tools = vec![Tool::trunk(&cache), Tool::wasm_bindgen(&cache, shell)?];
    tools.retain(|tool| !tool.is_on_path(shell));
    let missing = tools.iter().filter(|tool| !tool.is_cached()).collect();
    build(shell, binstall::download(shell, missing), profile)?;
    plain_trunk::offer(shell, &tools)?;
    tools.iter().for_each(|tool| shell.prepend(tool.folder()));
    Ok(())
}

/// Builds the tools, and the app beside them: together they keep every core busy.
fn build(shell: &Shell, missing: Vec<&Tool>, profile: Profile) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    announce(&missing)?;
    let mut lanes: Vec<_> = missing.iter().map(|tool| vec![tool.install(shell)]).collect();
    lanes.resize_with(2, Vec::new);
    lanes[1].extend(page::builds(shell, profile)?.into_iter().map(Job::build));
    first_run::run(lanes)
}

fn announce(missing: &[&Tool]) -> Result<()> {
    println!("Building what is missing into {}, once for all clones:", cache::ours()?.display());
    for tool in missing {
        println!("  {}, which {}", tool.title(), tool.purpose);
    }
    println!("Together with the app, this takes a few minutes.");
    Ok(())
}
