//! `cargo xtask serve`

use std::process::Command;

use anyhow::{Context, Result};

use crate::page::Profile;
use crate::shell::Shell;
use crate::trunk::trunk;
use crate::{component, npm, setup, together, wasmtime};

/// The option that serves the prime sieve as a component beside the page.
const REMOTE: &str = "--remote";

/// Where it is served then, which is what the calculator's form proposes.
const ADDRESS: &str = "127.0.0.1:8081";

/// Serves the page until it is stopped, and rebuilds it when a file changes.
///
/// # Errors
///
/// When a tool cannot be installed, or trunk ends with an error.
pub(crate) fn run(mut shell: Shell, options: &[String]) -> Result<()> {
    let (remote, options): (Vec<_>, Vec<_>) = options.iter().partition(|it| *it == REMOTE);
    let trunk_options: Vec<_> = options.into_iter().cloned().collect();
    setup::ensure_trunk(&mut shell, Profile::of(&trunk_options))?;
    npm::ensure(&mut shell)?;
    // Without `--locked`: a dependency may be added while the page is served.
    let mut trunk = trunk(&shell, "serve")?;
    trunk.args(trunk_options);
    let component = if remote.is_empty() { None } else { Some(serve_component(&shell)?) };
    println!(
        "The page will be on http://localhost:8080 unless an option says otherwise; Ctrl+C stops it."
    );
    match component {
        None => become_command(&mut trunk),
        Some(component) => together::run(&mut [component, trunk]),
    }
}

/// Serves the prime sieve to pages of any origin on this machine.
fn serve_component(shell: &Shell) -> Result<Command> {
    let wasmtime = wasmtime::ensure(shell).context("there is no wasmtime to serve a component")?;
    let component = component::build(shell, "primes")?;
    let mut serve = Command::new(wasmtime);
    serve.args(["serve", "-Scli", "-Ccache", "--env", "NAMED_WORKERS_ORIGINS=*"]);
    serve.args(["--addr", ADDRESS]).arg(component);
    println!("The prime sieve will be a remote worker on http://{ADDRESS}/primes.");
    Ok(serve)
}

/// Replaces this process by the command, so that whatever stops this process stops the server.
#[cfg(unix)]
fn become_command(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec().into())
}

#[cfg(not(unix))]
fn become_command(command: &mut Command) -> Result<()> {
    crate::shell::run(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calculator_proposes_the_address_that_is_served() {
        let engine = include_str!("../../src/primes/server.rs");
        assert!(engine.contains(&format!("\"http://{ADDRESS}/primes\"")));
    }
}
