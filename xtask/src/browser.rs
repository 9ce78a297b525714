//! A browser for the tests.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::apt;
use crate::shell::{Shell, run};

/// Names the browser to test in.
pub(crate) const VARIABLE: &str = "CHROMIUM";

const ON_PATH: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const ON_MACOS: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const ON_WINDOWS: &str = r"Google\Chrome\Application\chrome.exe";
const WINDOWS_FOLDERS: [&str; 3] = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];

/// Finds or installs a Chromium or Chrome: the one in [`VARIABLE`], the machine's, Playwright's own
/// (without a path, as Playwright knows it), or Debian's.
///
/// # Errors
///
/// When there is none and none can be installed.
pub(crate) fn ensure(shell: &Shell) -> Result<Option<PathBuf>> {
    let there = env::var_os(VARIABLE).map(PathBuf::from).or_else(|| find(shell));
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
            "there is no browser to test in: install Chromium or Chrome, or set {VARIABLE} to its path"
        );
    }
    println!("Playwright's cannot be installed: installing the distribution's instead.");
    apt::install(shell, &["chromium"])?;
    find(shell).map(Some).context("apt-get installed no chromium")
}

fn find(shell: &Shell) -> Option<PathBuf> {
    let on_path = ON_PATH.iter().find_map(|name| shell.find(name));
    on_path.or_else(|| elsewhere().into_iter().find(|file| file.is_file()))
}

fn elsewhere() -> Vec<PathBuf> {
    let windows = WINDOWS_FOLDERS.iter().filter_map(env::var_os);
    let windows = windows.map(|folder| PathBuf::from(folder).join(ON_WINDOWS));
    ON_MACOS.iter().map(PathBuf::from).chain(windows).collect()
}
