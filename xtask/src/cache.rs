//! Folders for what outlives a clone.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// Names a folder to use instead of `named-workers` in the user's cache folder.
pub(crate) const OVERRIDE: &str = "NAMED_WORKERS_CACHE";

/// Our folder: a tool is installed once, for every clone of the project.
///
/// # Errors
///
/// When neither [`OVERRIDE`] nor the user's home folder is set.
pub(crate) fn ours() -> Result<PathBuf> {
    env::var_os(OVERRIDE)
        .map(PathBuf::from)
        .or_else(|| Some(user()?.join("named-workers")))
        .with_context(|| format!("no cache folder: set {OVERRIDE} to a folder for the tools"))
}

/// Trunk's folder, in which it looks for tools that are not on `PATH`.
pub(crate) fn trunks() -> Option<PathBuf> {
    let name = if cfg!(target_os = "macos") {
        "dev.trunkrs.trunk"
    } else if cfg!(windows) {
        "trunkrs/trunk/cache"
    } else {
        "trunk"
    };
    Some(user()?.join(name))
}

fn user() -> Option<PathBuf> {
    if cfg!(windows) {
        return env::var_os("LOCALAPPDATA").map(PathBuf::from);
    }
    let home = env::home_dir()?;
    if cfg!(target_os = "macos") {
        return Some(home.join("Library/Caches"));
    }
    let xdg =
        env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    Some(xdg.unwrap_or_else(|| home.join(".cache")))
}
