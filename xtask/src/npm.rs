//! Node, and the packages from npm.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::shell::{Shell, output, run};
use crate::version;

const OLDEST_NODE: u32 = 20;

/// Where the network does not answer, npm would otherwise try again for minutes.
const AUDIT: [&str; 3] = ["audit", "--fetch-retries=0", "--fetch-timeout=20000"];

/// Installs what is missing of `package-lock.json`, and puts its programs on the shell's `PATH`.
///
/// # Errors
///
/// When Node is missing or too old, or a package cannot be installed.
pub(crate) fn ensure(shell: &mut Shell) -> Result<()> {
    check_node(shell)?;
    let what = "the tests' browser driver, TypeScript, wasm-opt and the Python interpreters";
    install(shell, "", what)?;
    shell.prepend(shell.file("node_modules/.bin"));
    Ok(())
}

/// Installs what is missing of a folder's `package-lock.json`.
///
/// # Errors
///
/// When a package cannot be installed.
pub(crate) fn install(shell: &Shell, folder: &str, what: &str) -> Result<()> {
    let folder = Path::new(folder);
    let (lock, modules) = (folder.join("package-lock.json"), folder.join("node_modules"));
    let (from, into) = (shell.file(&lock), shell.file(&modules));
    if is_installed(&into, &from) {
        return Ok(());
    }
    println!("Installing the packages of {} into {}: {what}.", lock.display(), modules.display());
    let mut npm = shell.command("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(shell.file(folder));
    run(&mut npm)?;
    fs::copy(&from, stamp(&into)).with_context(|| modules.display().to_string())?;
    Ok(())
}

/// Reports known vulnerabilities of the packages. It is not a test: what is published about a
/// package today does not make yesterday's commit fail.
///
/// # Errors
///
/// When npm cannot be started.
pub(crate) fn audit(shell: &Shell) -> Result<()> {
    if shell.find("npm").is_none() {
        println!("Not run, as there is no npm. To get it, install Node from https://nodejs.org");
        return Ok(());
    }
    let audit = shell.command("npm").args(AUDIT).output().context("npm audit")?;
    let report = String::from_utf8_lossy(&audit.stdout);
    match report.trim() {
        "" => println!("Not run, as npm's registry cannot be asked from here. By hand: npm audit"),
        report => println!("{report}"),
    }
    Ok(())
}

fn check_node(shell: &Shell) -> Result<()> {
    let version = output(shell.command("node").arg("--version")).unwrap_or_default();
    let found = version::major(&version);
    let what = found.map_or("none was found".into(), |major| format!("Node {major} was found"));
    ensure!(
        found >= Some(OLDEST_NODE),
        "Node {OLDEST_NODE} or later is needed, but {what}: install it from https://nodejs.org"
    );
    Ok(())
}

/// Whether the last `npm ci` was for this lock file.
fn is_installed(modules: &Path, lock: &Path) -> bool {
    let installed = fs::read(stamp(modules));
    installed.is_ok_and(|installed| fs::read(lock).is_ok_and(|lock| lock == installed))
}

/// The lock file that the packages were installed from.
fn stamp(modules: &Path) -> std::path::PathBuf {
    modules.join(".installed-lock.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-npm-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("package-lock.json"), "new").unwrap();
        folder
    }

    fn installed(folder: &Path) -> bool {
        let installed = is_installed(folder, &folder.join("package-lock.json"));
        fs::remove_dir_all(folder).unwrap();
        installed
    }

    #[test]
    fn packages_without_a_stamp_are_installed_again() {
        assert!(!installed(&folder("bare")));
    }

    #[test]
    fn packages_of_an_older_lock_file_are_installed_again() {
        let folder = folder("old");
        fs::write(stamp(&folder), "old").unwrap();
        assert!(!installed(&folder));
    }

    #[test]
    fn packages_of_the_same_lock_file_stay() {
        let folder = folder("same");
        fs::write(stamp(&folder), "new").unwrap();
        assert!(installed(&folder));
    }
}
