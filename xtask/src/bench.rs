//! `cargo xtask bench`

mod page;
mod peers;

use anyhow::{Context, Result, ensure};

use crate::browser::Browsers;
use crate::page::Profile;
use crate::shell::{Shell, run};
use crate::{build, component, npm, setup, wasmtime};

/// The subject that needs servers.
const SERVERS: &str = "servers";

/// Builds the site and the benches' own page, installs the peers, and measures the subjects that are named,
/// or all of them.
///
/// # Errors
///
/// When something of ours cannot be built or the results cannot be written. A peer that is missing is a
/// row of the results, and no error.
pub(crate) fn run_subjects(mut shell: Shell, subjects: &[String]) -> Result<()> {
    check(&shell, subjects)?;
    setup::ensure_trunk(&mut shell, Profile::Release)?;
    npm::ensure(&mut shell)?;
    peers::ensure(&shell)?;
    let browsers = Browsers::ensure(&shell, false)?;
    build::site(&shell, &[])?;
    page::build(&shell)?;
    let mut node = shell.command("node");
    if subjects.iter().any(|name| name == SERVERS) {
        component::build(&shell, "primes")?;
        node.env(
            "WASMTIME",
            wasmtime::ensure(&shell).context("there is no wasmtime to serve a component")?,
        );
    }
    node.arg("benches/run.mjs").args(subjects).envs(browsers.environment());
    run(&mut node)
}

/// Fails before anything is built for a subject that there is not.
fn check(shell: &Shell, subjects: &[String]) -> Result<()> {
    for name in subjects {
        let file = format!("benches/subjects/{name}.mjs");
        ensure!(shell.file(&file).is_file(), "`{name}` is not a subject: there is no {file}");
    }
    Ok(())
}
