//! The tools that are not part of Rust or of npm's packages, each at the one version that fits.

use std::env::consts::EXE_EXTENSION;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::job::Job;
use crate::shell::{Shell, output, shown};
use crate::version;

const TRUNK: &str = "0.21.14";
const CARGO_DENY: &str = "0.20.2";
/// Another version may format the Python files in another way.
const RUFF: &str = "0.17.6";

/// Builds a tool in the shortest time. These tools mostly wait for compilers and files, and are
/// quick enough without optimisation.
const QUICK_BUILD: [(&str, &str); 6] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_PANIC", "abort"),
    ("CARGO_INCREMENTAL", "0"),
];

/// A package of programs, and the cache folder that it is installed into.
#[derive(Clone)]
pub(crate) struct Tool {
    pub(crate) package: &'static str,
    pub(crate) version: String,
    pub(crate) purpose: &'static str,
    programs: &'static [&'static str],
    options: &'static [&'static str],
    tuning: &'static [&'static str],
    cache: PathBuf,
}

impl Tool {
    /// Trunk.
    pub(crate) fn trunk(cache: &Path) -> Self {
        Self {
            options: &["--locked", "--no-default-features", "--features", "rustls"],
            ..Self::new("trunk", TRUNK, "builds and serves the page", &["trunk"], cache)
        }
    }

    /// wasm-bindgen's programs, at the version of the library: the two must agree.
    ///
    /// # Errors
    ///
    /// When `Cargo.lock` does not say which version that is.
    pub(crate) fn wasm_bindgen(cache: &Path, shell: &Shell) -> Result<Self> {
        let lock = fs::read_to_string(shell.file("Cargo.lock")).context("Cargo.lock")?;
        let version =
            version::locked(&lock, "wasm-bindgen").context("wasm-bindgen is not in Cargo.lock")?;
        let purpose = "writes the JavaScript around WebAssembly";
        let programs = &["wasm-bindgen", "wasm-bindgen-test-runner"];
        Ok(Self {
            // It runs at every change of the page, and spends most of its time in this crate.
            tuning: &["--config", "profile.release.package.walrus.opt-level=1"],
            ..Self::new("wasm-bindgen-cli", version, purpose, programs, cache)
        })
    }

    /// The checker of Cargo's dependencies.
    pub(crate) fn cargo_deny(cache: &Path) -> Self {
        let purpose = "checks licences, sources and advisories of the dependencies";
        Self::new("cargo-deny", CARGO_DENY, purpose, &["cargo-deny"], cache)
    }

    /// The linter and formatter of the Python files.
    pub(crate) fn ruff(cache: &Path) -> Self {
        Self::new("ruff", RUFF, "checks the Python files", &["ruff"], cache)
    }

    fn new(
        package: &'static str,
        version: &str,
        purpose: &'static str,
        programs: &'static [&'static str],
        cache: &Path,
    ) -> Self {
        let (version, cache) = (version.into(), cache.into());
        Self { package, version, purpose, programs, options: &[], tuning: &[], cache }
    }

    /// Package and version.
    pub(crate) fn title(&self) -> String {
        format!("{} {}", self.package, self.version)
    }

    /// Whether all its programs are on `PATH`, at the right version.
    pub(crate) fn is_on_path(&self, shell: &Shell) -> bool {
        self.programs.iter().all(|name| shell.find(name).is_some_and(|file| self.answers(&file)))
    }

    /// Whether all its programs are in our cache folder.
    pub(crate) fn is_cached(&self) -> bool {
        self.programs.iter().all(|name| self.answers(&self.program(name)))
    }

    /// Its own part of our cache folder.
    pub(crate) fn root(&self) -> PathBuf {
        self.cache.join("tools").join(format!("{}-{}", self.package, self.version))
    }

    /// Where our cache folder has its programs.
    pub(crate) fn folder(&self) -> PathBuf {
        self.root().join("bin")
    }

    /// One of its programs in our cache folder.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.folder().join(name).with_extension(EXE_EXTENSION)
    }

    /// The job that builds it from source into our cache folder.
    ///
    /// An interrupted build leaves no program behind, and resumes where it stopped.
    pub(crate) fn install(&self, shell: &Shell) -> Job {
        let tool = self.clone();
        let scratch = self.cache.join("build").join(self.package);
        let mut command = self.install_command(shell);
        let by_hand = shown(&command);
        command.args(self.tuning).envs(QUICK_BUILD).env("CARGO_TARGET_DIR", &scratch);
        Job::new(self.title(), command, by_hand).then(move || {
            ensure!(tool.is_cached(), "what was built does not run");
            fs::remove_dir_all(&scratch).with_context(|| scratch.display().to_string())
        })
    }

    fn install_command(&self, shell: &Shell) -> Command {
        let mut command = shell.cargo("install --force");
        command.args([self.package, "--version", &self.version]).args(self.options);
        command.arg("--root").arg(self.root());
        command
    }

    fn answers(&self, program: &Path) -> bool {
        let answer = output(Command::new(program).arg("--version"));
        answer.is_some_and(|answer| version::reported(&answer) == Some(&self.version))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_is_installed_at_the_version_that_its_settings_ask_for() {
        let settings = include_str!("../../Trunk.toml");
        assert!(settings.contains(&format!("trunk-version = \"{TRUNK}\"")));
    }

    #[test]
    fn trunk_asks_for_the_wasm_opt_that_npm_installs() {
        let settings = include_str!("../../Trunk.toml");
        let (_, rest) = settings.split_once("wasm_opt = \"version_").unwrap();
        let version = rest.split('"').next().unwrap();
        let packages = include_str!("../../package.json");
        assert!(packages.contains(&format!("\"binaryen\": \"{version}.")));
    }
}
