//! What the steps do.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use super::selection::{Kind, Selection};
use crate::browser;
use crate::shell::{Shell, run};

/// What the steps run with.
pub(super) struct Tests {
    pub(super) shell: Shell,
    pub(super) selection: Selection,
    browser: Option<PathBuf>,
}

impl Tests {
    pub(super) fn new(shell: Shell, selection: Selection) -> Self {
        Self { shell, selection, browser: None }
    }

    pub(super) fn cargo(&mut self, line: &str) -> Result<()> {
        run(&mut self.shell.cargo(line))
    }

    pub(super) fn docs(&mut self) -> Result<()> {
        let mut cargo = self.shell.cargo("doc --no-deps --workspace");
        run(cargo.env("RUSTDOCFLAGS", "-D warnings"))
    }

    pub(super) fn clippy_for_wasm(&mut self) -> Result<()> {
        let package = "-p named-workers --all-targets --target wasm32-unknown-unknown";
        self.cargo(&format!("clippy {package} -- -D warnings"))
    }

    pub(super) fn browser(&mut self) -> Result<()> {
        self.browser = browser::ensure(&self.shell)?;
        match &self.browser {
            Some(path) => println!("{}", path.display()),
            None => println!("Playwright's own Chromium"),
        }
        Ok(())
    }

    /// Builds what the browser loads beside the site: the worker that the tests break on purpose,
    /// and the library's own tests.
    pub(super) fn fixtures(&mut self) -> Result<()> {
        let wasm = "-p named-workers --target wasm32-unknown-unknown";
        self.cargo(&format!("build --release {wasm} --bin faults --features test-workers"))?;
        let target = env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
        let mut bindgen = self.shell.command("wasm-bindgen");
        bindgen.args(["--target", "web", "--out-dir", "target/e2e/workers"]);
        run(bindgen.arg(target.join("wasm32-unknown-unknown/release/faults.wasm")))?;
        self.cargo(&format!("test --no-run {wasm} --test browser"))
    }

    pub(super) fn playwright(&mut self) -> Result<()> {
        let mut playwright = self.shell.command("npx");
        playwright.args(["playwright", "test"]).args(&self.selection.playwright);
        playwright.envs(self.selection.environment.iter().cloned());
        if self.selection.only == Some(Kind::Wasm) {
            playwright.arg("wasm.spec");
        }
        if let Some(browser) = &self.browser {
            playwright.env(browser::VARIABLE, browser);
        }
        run(&mut playwright)
    }
}
