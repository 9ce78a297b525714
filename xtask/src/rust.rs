//! What rustup has to provide.

use std::path::Path;

use anyhow::{Result, bail};

use crate::shell::{Shell, output, run};

const WASM: &str = "wasm32-unknown-unknown";

/// Sees to the compiler's WebAssembly target.
///
/// # Errors
///
/// When it is missing and cannot be added.
pub(crate) fn ensure_wasm_target(shell: &Shell) -> Result<()> {
    if has_wasm_target(shell) {
        return Ok(());
    }
    println!("The compiler cannot build WebAssembly yet: adding its {WASM} target.");
    if shell.find("rustup").is_none() {
        bail!(
            "there is no rustup to add the target {WASM}: install Rust from https://rustup.rs, or the target from where your Rust is from"
        );
    }
    run(shell.command("rustup").args(["target", "add", WASM]))
}

/// Sees to `cargo fmt` and `cargo clippy`.
///
/// # Errors
///
/// When one is missing and cannot be added.
pub(crate) fn ensure_components(shell: &Shell) -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if output(shell.cargo(subcommand).arg("--version")).is_none() {
            println!("There is no `cargo {subcommand}` yet: adding the component {component}.");
            run(shell.command("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

fn has_wasm_target(shell: &Shell) -> bool {
    let mut rustc = shell.command("rustc");
    let folder = output(rustc.args(["--print", "target-libdir", "--target", WASM]));
    folder.is_some_and(|folder| Path::new(folder.trim()).is_dir())
}
