//! Making plain `trunk serve` work as well.

use std::env;
use std::env::consts::EXE_EXTENSION;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::cache;
use crate::shell::Shell;
use crate::tool::Tool;

/// Puts our wasm-bindgen where trunk looks for it, and our trunk beside cargo if there is none on
/// `PATH`. Existing files are left alone.
///
/// # Errors
///
/// When a file cannot be put in its place.
pub(crate) fn offer(shell: &Shell, tools: &[Tool]) -> Result<()> {
    for tool in tools {
        let Some((name, folder)) = place(shell, tool) else {
            continue;
        };
        let target = folder.join(name).with_extension(EXE_EXTENSION);
        if !target.exists() {
            link(&tool.program(name), &target)?;
            println!("For plain `trunk serve`, {name} is now in {}.", folder.display());
        }
    }
    Ok(())
}

fn place(shell: &Shell, tool: &Tool) -> Option<(&'static str, PathBuf)> {
    match tool.package {
        "trunk" if shell.find("trunk").is_none() => Some(("trunk", beside_cargo()?)),
        "wasm-bindgen-cli" => {
            let folder = format!("wasm-bindgen-{}", tool.version);
            Some(("wasm-bindgen", cache::trunks()?.join(folder)))
        }
        _ => None,
    }
}

/// The folder that rustup puts on `PATH`.
fn beside_cargo() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    Some(home.or_else(|| Some(env::home_dir()?.join(".cargo")))?.join("bin"))
}

fn link(source: &Path, target: &Path) -> Result<()> {
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    fs::hard_link(source, target)
        .or_else(|_| fs::copy(source, target).map(drop))
        .with_context(|| target.display().to_string())
}
