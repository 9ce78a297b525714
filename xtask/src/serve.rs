//! `cargo xtask serve`

use std::process::{Child, Command};

use anyhow::{Context, Result};

use crate::page::Profile;
use crate::shell::Shell;
use crate::trunk::trunk;
use crate::{component, npm, setup, wasmtime};

/// The option that serves the prime sieve as a component beside the page.
const REMOTE: &str = "--remote";

/// Where it is served then.
const ADDRESS: &str = "127.0.0.1:8081";

/// Serves the page until it is stopped, and rebuilds it when a file changes.
///
/// # Errors
///
/// When a tool cannot be installed, or trunk ends with an error.
pub(crate) fn run(mut shell: Shell, options: &[String]) -> Result<()> {
    let (ours, options): (Vec<_>, Vec<_>) = options.iter().cloned().partition(|it| it == REMOTE);
    let options = &options;
    setup::ensure_trunk(&mut shell, Profile::of(options))?;
    npm::ensure(&mut shell)?;
    // Without `--locked`: a dependency may be added while the page is served.
    let mut trunk = trunk(&shell, "serve")?;
    let remote = if ours.is_empty() { None } else { Some(serve_component(&shell)?) };
    println!(
        "The page will be on http://localhost:8080 unless an option says otherwise; Ctrl+C stops it."
    );
    match remote {
        None => become_command(trunk.args(options)),
        Some(mut remote) => {
            let ended = crate::shell::run(trunk.args(options));
            remote.kill().context("wasmtime")?;
            ended
        }
    }
}

/// Serves the prime sieve to pages of any origin on this machine.
fn serve_component(shell: &Shell) -> Result<Child> {
    let wasmtime = wasmtime::ensure(shell).context("there is no wasmtime to serve a component")?;
    let component = component::build(shell, "primes")?;
    let mut serve = Command::new(wasmtime);
    serve.args([
        "serve",
        "-Scli",
        "-Ccache",
        "--env",
        "NAMED_WORKERS_ORIGINS=*",
        "--addr",
        ADDRESS,
    ]);
    let serving = serve.arg(component).spawn().context("wasmtime cannot be started")?;
    println!("The prime sieve is a remote worker on http://{ADDRESS}/primes.");
    Ok(serving)
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
