//! pip.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::shell::{Shell, run};

/// The names under which Python is on `PATH`.
const PYTHONS: [&str; 2] = ["python3", "python"];

/// The pip of each Python on `PATH`. A Python may be there without its pip.
pub(crate) fn commands(shell: &Shell) -> impl Iterator<Item = Command> {
    pythons(shell).map(|python| command(shell, python))
}

/// The pip of a Python.
pub(crate) fn command(shell: &Shell, python: &str) -> Command {
    let mut command = shell.command(python);
    command.args(["-m", "pip"]);
    command
}

/// Makes sure that a package is in a folder of its own; returns a Python that runs it. The requirement is a line of
/// pip's, with the package's hashes.
///
/// # Errors
///
/// When no Python is on `PATH`, or none can install the package.
pub(crate) fn ensure(shell: &Shell, folder: &Path, requirement: &str) -> Result<&'static str> {
    // Written last, so that an interrupted installation is made again.
    let done = folder.join("requirement.txt");
    let is_there = fs::read_to_string(&done).is_ok_and(|installed| installed == requirement);
    let python = if is_there {
        pythons(shell).next()
    } else {
        let wanted = folder.join("wanted.txt");
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        fs::write(&wanted, requirement).with_context(|| wanted.display().to_string())?;
        println!("Installing {} into {}.", title(requirement), folder.display());
        let installs =
            |python: &&str| run(&mut installing(command(shell, python), folder, &wanted)).is_ok();
        let python = pythons(shell).find(installs);
        if python.is_some() {
            fs::rename(&wanted, &done).with_context(|| done.display().to_string())?;
        }
        python
    };
    python.with_context(|| {
        format!(
            "no Python on PATH can install {} by pip; Python is at https://python.org",
            title(requirement)
        )
    })
}

/// The package and version of a requirement.
pub(crate) fn title(requirement: &str) -> &str {
    requirement.split_whitespace().next().unwrap_or_default()
}

/// The names of the Pythons on `PATH`.
pub(crate) fn pythons(shell: &Shell) -> impl Iterator<Item = &'static str> {
    PYTHONS.into_iter().filter(|python| shell.find(python).is_some())
}

/// With `--target`, pip leaves the user's own Python alone.
fn installing(mut pip: Command, folder: &Path, wanted: &Path) -> Command {
    pip.args(["install", "--quiet", "--upgrade", "--no-deps", "--require-hashes", "--target"]);
    pip.arg(folder).arg("--requirement").arg(wanted);
    pip
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pip_installs_what_has_the_hash_and_nothing_else() {
        let pip = command(&Shell::with_path(vec![]), "python3");
        let command = crate::shell::shown(&installing(pip, Path::new("it"), Path::new("wanted")));
        let expected =
            "python3 -m pip install --quiet --upgrade --no-deps --require-hashes --target it";
        assert_eq!(command, format!("{expected} --requirement wanted"));
    }

    #[test]
    fn without_python_the_error_names_the_package() {
        let folder = std::env::temp_dir().join("named-workers-no-python");
        let shell = Shell::with_path(vec!["no/such/folder".into()]);
        let error = ensure(&shell, &folder, "some==1.0 --hash=sha256:00").unwrap_err().to_string();
        assert!(error.starts_with("no Python on PATH can install some==1.0 by pip"), "{error}");
    }
}
