//! The tests of workers on a cluster: `engines/ray`, on Ray.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::shell::{Shell, output, run};
use crate::{cache, pip};

/// The package.
const PACKAGE: &str = "engines/ray";

/// Its tests.
const TESTS: &str = "engines/ray/tests";

/// What they are run with.
const REQUIREMENTS: &str = "engines/ray/tests/requirements.txt";

/// Where the package is installed for them, as into a Python's own folder.
const INSTALLED: &str = "target/ray/site-packages";

/// Runs a command in a network of its own, where nobody else reaches what it starts.
const ALONE: [&str; 6] = ["unshare", "--map-root-user", "--net", "sh", "-c", UP];

/// Brings up the loopback, and becomes the command that follows.
const UP: &str = r#"ip link set lo up && exec "$0" "$@""#;

/// A Python that has Ray and the package.
pub(crate) struct Ray {
    python: PathBuf,
}

impl Ray {
    /// Installs them; none, with a word about it, if they cannot be had.
    ///
    /// # Errors
    ///
    /// When the package cannot be built.
    pub(crate) fn ensure(shell: &Shell) -> Result<Option<Self>> {
        let requirements = fs::read_to_string(shell.file(REQUIREMENTS)).context(REQUIREMENTS)?;
        let folder = cache::ours()?.join("tools/ray");
        let Some(python) = environment(shell, &folder, &requirements)? else {
            println!(
                "Left out: no Python on PATH can install Ray. It needs Python 3.11 or later, Linux or macOS, and {REQUIREMENTS}."
            );
            return Ok(None);
        };
        let mut install = shell.command(&python.display().to_string());
        install.args(["-m", "pip", "install", "--quiet", "--upgrade", "--no-index", "--no-deps"]);
        install.args(["--no-build-isolation", "--target", INSTALLED, PACKAGE]);
        run(&mut install)?;
        Ok(Some(Self { python }))
    }

    /// Runs the package's tests: those of a cluster, also from the browser, only in a network of their own.
    /// `browsers` is what Playwright's config reads.
    ///
    /// # Errors
    ///
    /// When one fails.
    pub(crate) fn test(&self, shell: &Shell, browsers: &[(&str, &Path)]) -> Result<()> {
        let python = self.python.display().to_string();
        let pytest = ["-m", "pytest", "--quiet", "-p", "no:cacheprovider", "--rootdir", PACKAGE];
        if !is_alone(shell) {
            println!(
                "The tests on a cluster are left out: Ray would listen on this machine's own address, and `unshare` and `ip` cannot make a network for it."
            );
            let mut command = shell.command(&python);
            command.envs(self.variables(shell)).args(pytest).arg(TESTS);
            return run(command.arg(format!("--ignore={TESTS}/cluster")));
        }
        run(self.alone(shell, &python).args(pytest).arg(TESTS))?;
        let mut playwright = self.alone(shell, "npx");
        playwright.args(["playwright", "test", "ray.spec", "--project=all", "--no-deps"]);
        run(playwright.envs(browsers.iter().copied()).env("RAY", &self.python))
    }

    /// A command in a network of its own.
    fn alone(&self, shell: &Shell, program: &str) -> Command {
        let mut command = shell.command(ALONE[0]);
        command.args(&ALONE[1..]).arg(program).envs(self.variables(shell));
        command
    }

    fn variables(&self, shell: &Shell) -> [(&'static str, PathBuf); 4] {
        [
            ("PYTHONPATH", shell.file(INSTALLED)),
            ("PYTHONDONTWRITEBYTECODE", "1".into()),
            ("RAY_AUTH_MODE", "disabled".into()), // or there would be a token in the user's home
            ("RAY_USAGE_STATS_ENABLED", "0".into()),
        ]
    }
}

/// Whether a command can have a network of its own here.
fn is_alone(shell: &Shell) -> bool {
    output(shell.command(ALONE[0]).args(&ALONE[1..]).arg("true")).is_some()
}

/// The Python of an environment with the requirements; none if no Python can install them.
fn environment(shell: &Shell, folder: &Path, requirements: &str) -> Result<Option<PathBuf>> {
    let python = folder.join("bin/python");
    // Written last, so that an interrupted installation is made again.
    let done = folder.join("requirements.txt");
    let is_done = fs::read_to_string(&done).is_ok_and(|installed| installed == requirements);
    let runs = || output(shell.command(&python.display().to_string()).arg("--version")).is_some();
    if is_done && runs() {
        return Ok(Some(python));
    }
    println!("Installing Ray and NumPy into {}: about 520 MB.", folder.display());
    let makes = |maker: &str| install(shell, maker, folder, &python).is_ok();
    if !pip::pythons(shell).any(makes) {
        return Ok(None);
    }
    fs::write(&done, requirements).with_context(|| done.display().to_string())?;
    Ok(Some(python))
}

fn install(shell: &Shell, maker: &str, folder: &Path, python: &Path) -> Result<()> {
    run(shell.command(maker).args(["-m", "venv", "--clear"]).arg(folder))?;
    let mut pip = pip::command(shell, &python.display().to_string());
    // Where no registry can be reached, pip would try again for minutes.
    pip.args(["install", "--quiet", "--retries=1", "--timeout=20", "--requirement", REQUIREMENTS]);
    run(&mut pip)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_python_there_is_no_ray_and_without_unshare_no_network_for_it() {
        let shell = Shell::with_path(vec!["no/such/folder".into()]);
        let folder = Path::new("no/such/cache/ray");
        assert_eq!(environment(&shell, folder, "ray==0").unwrap(), None);
        assert!(!is_alone(&shell));
    }
}
