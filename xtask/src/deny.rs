//! What Cargo's dependencies may be: `deny.toml`, checked by cargo-deny.

use anyhow::Result;

use crate::shell::{Shell, output, run};
use crate::tool::Tool;
use crate::{binstall, cache};

/// Checks licences, duplicates and sources, and known vulnerabilities where the network allows.
///
/// It is a check for those who have the tool: building it would take minutes.
///
/// # Errors
///
/// When a dependency is not what `deny.toml` allows.
pub(crate) fn check(mut shell: Shell) -> Result<()> {
    if !ensure(&mut shell)? {
        println!(
            "Not run, as there is no cargo-deny. To get it: cargo install --locked cargo-deny"
        );
        return Ok(());
    }
    run(&mut shell.cargo("deny --workspace --locked check licenses bans sources"))?;
    if output(&mut shell.cargo("deny fetch db")).is_none() {
        println!("Advisories were not checked: their database cannot be reached from here.");
        return Ok(());
    }
    run(&mut shell.cargo("deny --workspace --locked check advisories"))
}

/// Whether there is a cargo-deny: the user's, at any version, or ours.
fn ensure(shell: &mut Shell) -> Result<bool> {
    if shell.find("cargo-deny").is_some() {
        return Ok(true);
    }
    let tool = Tool::cargo_deny(&cache::ours()?);
    let is_there = tool.is_cached() || binstall::download(shell, vec![&tool]).is_empty();
    shell.prepend(tool.folder());
    Ok(is_there)
}
