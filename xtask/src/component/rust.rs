//! A Rust worker as a component: the same source, for another target.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::rust;
use crate::shell::{Shell, run};

/// The target of components.
const TARGET: &str = "wasm32-wasip2";

/// Builds a binary of `workers/`, and puts it into a folder.
///
/// # Errors
///
/// When there is none of this name, or it does not compile.
pub(super) fn build(shell: &Shell, worker: &str, folder: &Path) -> Result<PathBuf> {
    rust::ensure_target(shell, TARGET)?;
    let mut cargo = shell.cargo("build --locked --release --manifest-path workers/Cargo.toml");
    run(cargo.args(["--target", TARGET, "--bin", worker]))?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or(shell.file("target"), PathBuf::from);
    let built = target.join(TARGET).join("release").join(format!("{worker}.wasm"));
    let component = folder.join(format!("{worker}.wasm"));
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    fs::copy(&built, &component).with_context(|| built.display().to_string())?;
    Ok(component)
}
