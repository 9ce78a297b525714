//! Tools that are packages of Python.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell::{Shell, run};

/// The names under which Python is on `PATH`.
const PYTHONS: [&str; 2] = ["python3", "python"];

/// Makes sure that a package is in a folder of its own; returns the Python that runs it. What follows the package
/// are pip's own options for it, such as its hash.
///
/// # Errors
///
/// When there is no Python, or pip cannot install the package.
pub(crate) fn ensure(shell: &Shell, folder: &Path, requirement: &str) -> Result<&'static str> {
    let Some(python) = PYTHONS.into_iter().find(|python| shell.find(python).is_some()) else {
        bail!("there is no Python to install {requirement} with: get it from https://python.org");
    };
    // Written last, so that an interrupted installation is made again.
    let done = folder.join("requirement.txt");
    if !fs::read_to_string(&done).is_ok_and(|installed| installed == requirement) {
        println!("Installing {requirement} into {}.", folder.display());
        let wanted = folder.join("wanted.txt");
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        fs::write(&wanted, requirement).with_context(|| wanted.display().to_string())?;
        run(&mut install(shell, python, folder, &wanted))?;
        fs::rename(&wanted, &done).with_context(|| done.display().to_string())?;
    }
    Ok(python)
}

/// With `--target`, pip leaves the user's own Python alone.
fn install(shell: &Shell, python: &str, folder: &Path, wanted: &Path) -> Command {
    let mut pip = shell.command(python);
    pip.args(["-m", "pip", "install", "--quiet", "--upgrade", "--target"]).arg(folder);
    pip.arg("--requirement").arg(wanted);
    pip
}
