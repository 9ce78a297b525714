//! What comes from rustup.

use std::path::Path;

use anyhow::{Result, bail};

use crate::shell::{Shell, output, run};

/// The target of all that runs in the browser.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the compiler has its WebAssembly target.
///
/// # Errors
///
/// When it is missing and cannot be added.
pub(crate) fn ensure_wasm_target(shell: &Shell) -> Result<()> {
    ensure_target(shell, WASM)
}

/// Makes sure that the compiler has one of WebAssembly's targets.
///
/// # Errors
///
/// When it is missing and cannot be added.
pub(crate) fn ensure_target(shell: &Shell, target: &str) -> Result<()> {
    if has_target(shell, target) {
        return Ok(());
    }
    println!("The compiler cannot build this WebAssembly yet: adding the target {target}.");
    if shell.find("rustup").is_none() {
        bail!(
            "there is no rustup to add the target {target}: install Rust from https://rustup.rs, or add the target in the way that your Rust was installed"
        );
    }
    run(shell.command("rustup").args(["target", "add", target]))
}

/// Makes sure that there are `cargo fmt` and `cargo clippy`.
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

fn has_target(shell: &Shell, target: &str) -> bool {
    let mut rustc = shell.command("rustc");
    let folder = output(rustc.args(["--print", "target-libdir", "--target", target]));
    folder.is_some_and(|folder| Path::new(folder.trim()).is_dir())
}
