//! The browsers for the tests.

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::apt;
use crate::shell::{Shell, run};

/// Names the Chromium or Chrome to test in.
const CHROMIUM: &str = "CHROMIUM";

/// Names the Firefox to test in.
const FIREFOX: &str = "FIREFOX";

const ON_PATH: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const ON_MACOS: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// Debian's, which Playwright drives as it is. Others it may not.
const FIREFOX_ESR: &str = "firefox-esr";

const ON_WINDOWS: &str = r"Google\Chrome\Application\chrome.exe";
const WINDOWS_FOLDERS: [&str; 3] = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];

/// The browsers to test in.
pub(crate) struct Browsers {
    /// Without a path it is Playwright's own, as Playwright knows it.
    chromium: Option<PathBuf>,
    /// Why there is none, if there is none: most tests do not need it.
    firefox: Result<PathBuf>,
}

impl Browsers {
    /// Finds or installs them; a missing Firefox only if all the tests are to run.
    ///
    /// # Errors
    ///
    /// When there is no Chromium or Chrome, and none can be installed.
    pub(crate) fn ensure(shell: &Shell, all_tests: bool) -> Result<Self> {
        let chromium = ensure_chromium(shell)?;
        let firefox = find_firefox(shell)
            .map_or_else(|| install_firefox(shell, all_tests && apt::can_install(shell)), Ok);
        Ok(Self { chromium, firefox })
    }

    /// What `playwright.config.ts` reads.
    pub(crate) fn environment(&self) -> Vec<(&'static str, &Path)> {
        let chromium = self.chromium.iter().map(|path| (CHROMIUM, path.as_path()));
        let firefox = self.firefox.iter().map(|path| (FIREFOX, path.as_path()));
        chromium.chain(firefox).collect()
    }
}

impl fmt::Display for Browsers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.chromium {
            Some(path) => write!(f, "Chromium ({})", path.display())?,
            None => write!(f, "Chromium (Playwright's own)")?,
        }
        match &self.firefox {
            Ok(path) => write!(f, ", and the faults in Firefox ({})", path.display()),
            Err(reason) => write!(f, ". Firefox was left out: {reason:#}"),
        }
    }
}

/// Finds or installs a Chromium or Chrome: the one in [`CHROMIUM`], the machine's, Playwright's own,
/// or Debian's.
fn ensure_chromium(shell: &Shell) -> Result<Option<PathBuf>> {
    let there = env::var_os(CHROMIUM).map(PathBuf::from).or_else(|| find_chromium(shell));
    if there.is_some() {
        return Ok(there);
    }
    println!(
        "There is no Chromium or Chrome on this machine: installing Playwright's for the tests."
    );
    if run(shell.command("npx").args(["playwright", "install", "chromium"])).is_ok() {
        return Ok(None);
    }
    if !apt::can_install(shell) {
        bail!(
            "there is no browser to test in: install Chromium or Chrome, or set {CHROMIUM} to its path"
        );
    }
    println!("Playwright's cannot be installed: installing the distribution's instead.");
    apt::install(shell, &["chromium"])?;
    find_chromium(shell).map(Some).context("apt-get installed no chromium")
}

fn find_firefox(shell: &Shell) -> Option<PathBuf> {
    env::var_os(FIREFOX).map(PathBuf::from).or_else(|| shell.find(FIREFOX_ESR))
}

fn install_firefox(shell: &Shell, is_possible: bool) -> Result<PathBuf> {
    ensure!(
        is_possible,
        "there is no {FIREFOX_ESR}; install it, or set {FIREFOX} to the path of one"
    );
    println!("There is no {FIREFOX_ESR} on this machine: installing it for the tests of faults.");
    apt::install(shell, &[FIREFOX_ESR])?;
    find_firefox(shell).with_context(|| format!("apt-get installed no {FIREFOX_ESR}"))
}

fn find_chromium(shell: &Shell) -> Option<PathBuf> {
    let on_path = ON_PATH.iter().find_map(|name| shell.find(name));
    on_path.or_else(|| elsewhere().into_iter().find(|file| file.is_file()))
}

fn elsewhere() -> Vec<PathBuf> {
    let windows = WINDOWS_FOLDERS.iter().filter_map(env::var_os);
    let windows = windows.map(|folder| PathBuf::from(folder).join(ON_WINDOWS));
    ON_MACOS.iter().map(PathBuf::from).chain(windows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_given_to_the_tests_by_the_variables_that_can_name_them() {
        let browsers = Browsers { chromium: Some("/c".into()), firefox: Ok("/f".into()) };
        let paths = [(CHROMIUM, Path::new("/c")), (FIREFOX, Path::new("/f"))];
        assert_eq!(browsers.environment(), paths);
        assert_eq!(browsers.to_string(), "Chromium (/c), and the faults in Firefox (/f)");
    }

    #[test]
    fn a_firefox_that_is_not_there_and_cannot_be_installed_is_left_out_in_words() {
        let firefox = install_firefox(&Shell::with_path(Vec::new()), false);
        let browsers = Browsers { chromium: None, firefox };
        assert_eq!(browsers.environment(), []);
        assert_eq!(
            browsers.to_string(),
            "Chromium (Playwright's own). Firefox was left out: there is no firefox-esr; \
             install it, or set FIREFOX to the path of one"
        );
    }
}
