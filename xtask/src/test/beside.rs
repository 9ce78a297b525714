//! The native tests, in a process of their own beside the other steps.

use std::env;
use std::fs::{self, File};
use std::io::{IsTerminal, stdout};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::shell::Shell;

/// What that process prints: shown at its end, so that it does not mix with the other steps.
const OUTPUT: &str = "target/native-tests.log";

/// A running `cargo xtask test native`.
pub(super) struct Beside(Child);

impl Beside {
    /// Starts it.
    ///
    /// The compiler often keeps only one core busy, and wasm-opt always does.
    pub(super) fn start(shell: &Shell) -> Result<Self> {
        let file = create(shell).context(OUTPUT)?;
        let mut xtask = Command::new(env::current_exe().context("xtask itself")?);
        xtask.args(["test", "native"]).stdin(Stdio::null());
        xtask.stdout(file.try_clone().context(OUTPUT)?).stderr(file);
        if stdout().is_terminal() {
            xtask.env("CARGO_TERM_COLOR", "always");
        }
        println!("`cargo xtask test native` runs beside the next steps, and writes to {OUTPUT}.");
        Ok(Self(xtask.spawn().context("cargo xtask test native")?))
    }

    /// Whether it has ended, and failed.
    pub(super) fn has_failed(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(Some(status)) if !status.success())
    }

    /// Waits for its end, and shows what it has printed.
    ///
    /// # Errors
    ///
    /// When it has failed.
    pub(super) fn finish(mut self, shell: &Shell) -> Result<()> {
        let status = self.0.wait().context("cargo xtask test native")?;
        let output = fs::read(shell.file(OUTPUT)).context(OUTPUT)?;
        println!("\n{}\n", String::from_utf8_lossy(&output).trim());
        ensure!(status.success(), "the native tests failed, as shown above");
        Ok(())
    }

    /// Waits for its end, and says how it ended.
    pub(super) fn wait(mut self) {
        println!("Waiting for the native tests to end.");
        let passed = self.0.wait().is_ok_and(|status| status.success());
        println!("They {}: {OUTPUT}", if passed { "passed" } else { "failed as well" });
    }
}

fn create(shell: &Shell) -> Result<File> {
    let file = shell.file(OUTPUT);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(File::create(file)?)
}
