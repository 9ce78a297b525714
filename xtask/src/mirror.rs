//! Python packages for the tests: a mirror with a package that is compiled, and what it requires.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::shell::{Shell, run};
use crate::{cache, pip};

/// The packages, with their checksums.
const REQUIREMENTS: &str = "e2e/fixtures/python/mirror/requirements.txt";

/// The folder that the tests' server has; without it, the tests of compiled packages do not run.
const FOLDER: &str = "target/e2e/mirror";

/// What the packages have to run on, whatever pip itself runs on: Pyodide.
const PLATFORM: [&str; 4] = [
    "--platform=pyemscripten_2026_0_wasm32",
    "--implementation=cp",
    "--python-version=3.14",
    "--abi=cp314",
];

/// Puts the packages into [`FOLDER`]; by pip, if the cache does not have them.
///
/// They are for tests of their own, which need not run where they cannot be had.
///
/// # Errors
///
/// When a folder cannot be written.
pub(crate) fn ensure(shell: &Shell) -> Result<()> {
    let cached = cache::ours()?.join("mirror");
    let requirements = shell.file(REQUIREMENTS);
    if !is_complete(&cached, &requirements) && !download(shell, &cached, &requirements)? {
        println!(
            "The tests of compiled packages (python_compiled.spec) do not run: pip cannot download what {REQUIREMENTS} lists."
        );
        return remove(&shell.file(FOLDER));
    }
    copy(&cached, &shell.file(FOLDER))
}

/// Whether a folder has the packages of these very requirements.
fn is_complete(folder: &Path, requirements: &Path) -> bool {
    let made = fs::read(stamp(folder));
    made.is_ok_and(|made| fs::read(requirements).is_ok_and(|wanted| wanted == made))
}

fn download(shell: &Shell, folder: &Path, requirements: &Path) -> Result<bool> {
    println!("Downloading pydantic, which is compiled, into {}.", folder.display());
    remove(folder)?;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let has_downloaded =
        pip::commands(shell).any(|pip| run(&mut downloading(pip, folder, requirements)).is_ok());
    if has_downloaded {
        fs::copy(requirements, stamp(folder)).with_context(|| folder.display().to_string())?;
    }
    Ok(has_downloaded)
}

/// Checks their checksums, too.
fn downloading(mut pip: Command, folder: &Path, requirements: &Path) -> Command {
    pip.args(["download", "--no-deps", "--only-binary=:all:", "--require-hashes"]).args(PLATFORM);
    pip.arg("--requirement").arg(requirements).arg("--dest").arg(folder);
    pip
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    remove(to)?;
    fs::create_dir_all(to).with_context(|| to.display().to_string())?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))
            .with_context(|| to.display().to_string())?;
    }
    Ok(())
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    Ok(())
}

/// The requirements that a folder has the packages of.
fn stamp(folder: &Path) -> std::path::PathBuf {
    folder.join("requirements.txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pip_downloads_for_pyodide_and_checks_the_checksums() {
        let pip = pip::command(&Shell::with_path(vec![]), "python3");
        let command = downloading(pip, Path::new("folder"), Path::new("requirements.txt"));
        let command = crate::shell::shown(&command);
        assert!(command.starts_with("python3 -m pip download --no-deps "), "{command}");
        assert!(command.contains(" --require-hashes --platform=pyemscripten_"), "{command}");
        assert!(command.ends_with(" --requirement requirements.txt --dest folder"), "{command}");
    }

    #[test]
    fn the_lock_file_of_the_mirror_has_the_same_checksums() {
        let requirements = include_str!("../../e2e/fixtures/python/mirror/requirements.txt");
        let lock = include_str!("../../e2e/fixtures/python/mirror/pyodide-lock.json");
        let checksums = |text: &str, mark: &str| {
            let found = text.split(mark).skip(1).filter_map(|rest| rest.get(..64));
            found.map(String::from).collect::<Vec<_>>()
        };
        let listed = checksums(requirements, "--hash=sha256:");
        assert_eq!(listed, checksums(lock, "\"sha256\": \""));
        assert_eq!(listed.len(), 5);
    }

    #[test]
    fn the_tests_that_need_the_mirror_run_where_it_is() {
        let config = include_str!("../../playwright.config.ts");
        assert!(config.contains(FOLDER));
        let server = include_str!("../../e2e/server.mjs");
        assert!(server.contains(FOLDER));
    }
}
