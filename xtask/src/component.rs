//! `cargo xtask component`

mod python;
mod rust;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::shell::Shell;

/// Where the components are.
const FOLDER: &str = "target/components";

/// Builds a worker as a `wasi:http` component: a Rust worker by its name, a Python one by its file.
///
/// # Errors
///
/// When it cannot be built, or a tool for it cannot be had.
pub(crate) fn run(shell: Shell, arguments: &[String]) -> Result<()> {
    let [worker] = arguments else {
        bail!("name one worker: `cargo xtask component primes`, or the file of a Python worker");
    };
    let component = build(&shell, worker)?;
    let shown = component.strip_prefix(shell.file("")).unwrap_or(&component).display();
    println!("\n{shown}: to serve it,\n\n    wasmtime serve -Scli {shown}");
    Ok(())
}

/// Builds a worker as a component, and returns its path.
///
/// # Errors
///
/// As for [`run`].
pub(crate) fn build(shell: &Shell, worker: &str) -> Result<PathBuf> {
    let folder = shell.file(FOLDER);
    match Path::new(worker) {
        file if file.extension().is_some_and(|it| it == "py") => {
            python::build(shell, file, &folder)
        }
        _ => rust::build(shell, worker, &folder),
    }
}
