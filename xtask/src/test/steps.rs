//! What the steps do.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use super::beside::Beside;
use super::selection::{Kind, Selection};
use crate::browser::Browsers;
use crate::ray::Ray;
use crate::rust::WASM;
use crate::shell::{Shell, run};
use crate::{component, npm, pack, wasmtime};

/// The tests that Node runs.
const SCRIPT_TESTS: [&str; 4] = [
    "crates/named-workers/tests/javascript/strict.test.mjs",
    "crates/named-workers/tests/javascript/calls.test.mjs",
    "workers/python/tests/javascript/micropython.test.mjs",
    "benches/kit/statistics.test.mjs",
];

/// What crates.io would get, and the packages of this workspace that each needs.
const PACKAGES: [(&str, &[&str]); 5] = [
    ("named-workers", &[]),
    ("named-workers-python", &["named-workers"]),
    ("named-workers-packages", &["named-workers"]),
    ("named-workers-ui", &["named-workers"]),
    ("named-workers-inspector", &["named-workers", "named-workers-ui"]),
];

/// What the steps share.
pub(super) struct Tests {
    pub(super) shell: Shell,
    pub(super) selection: Selection,
    browsers: Option<Browsers>,
    native: Option<Beside>,
}

impl Tests {
    pub(super) fn new(shell: Shell, selection: Selection) -> Self {
        Self { shell, selection, browsers: None, native: None }
    }

    pub(super) fn start_native(&mut self) -> Result<()> {
        self.native = Some(Beside::start(&self.shell)?);
        Ok(())
    }

    pub(super) fn has_native_failed(&mut self) -> bool {
        self.native.as_mut().is_some_and(Beside::has_failed)
    }

    /// Shows what they printed. Does nothing if they were not started, or are finished already.
    pub(super) fn finish_native(&mut self) -> Result<()> {
        self.native.take().map_or(Ok(()), |native| native.finish(&self.shell))
    }

    /// Only says how they ended: another step has failed, and its output is the last to be seen.
    pub(super) fn wait_for_native(&mut self) {
        if let Some(native) = self.native.take() {
            native.wait();
        }
    }

    pub(super) fn cargo(&mut self, line: &str) -> Result<()> {
        run(&mut self.shell.cargo(line))
    }

    pub(super) fn clippy(&mut self) -> Result<()> {
        self.cargo("clippy --locked --workspace --all-targets -- -D warnings")
    }

    pub(super) fn docs(&mut self) -> Result<()> {
        let mut cargo = self.shell.cargo("doc --locked --no-deps --workspace");
        run(cargo.env("RUSTDOCFLAGS", "-D warnings"))
    }

    /// Builds what crates.io would get, outside of the workspace: offline, as all that it needs is here
    /// since the steps before.
    ///
    /// All at once would not do: cargo keeps the first library that it unpacks for the others, until
    /// there is another version.
    pub(super) fn packages(&mut self) -> Result<()> {
        for (package, needed) in PACKAGES {
            let patches: String = needed
                .iter()
                .map(|name| format!(" --config patch.crates-io.{name}.path=\"crates/{name}\""))
                .collect();
            let package = format!("package --locked --offline --allow-dirty --package {package}");
            self.cargo(&format!("{package}{patches}"))?;
        }
        Ok(())
    }

    /// The examples, too, with the feature that they leave off.
    pub(super) fn clippy_for_wasm(&mut self) -> Result<()> {
        let packages = "--workspace --exclude xtask --all-targets --features with-yew/inspector";
        self.cargo(&format!("clippy --locked --target {WASM} {packages} -- -D warnings"))
    }

    pub(super) fn types(&mut self) -> Result<()> {
        // Without the option npx would offer to install another package, called tsc.
        let tsc = ["--no-install", "tsc", "--noEmit", "-p", "tsconfig.json"];
        run(self.shell.command("npx").args(tsc))
    }

    /// The scripts of the API on a backend of the tests' own, and MicroPython's JSON.
    pub(super) fn node(&mut self) -> Result<()> {
        run(self.shell.command("node").arg("--test").args(SCRIPT_TESTS))
    }

    pub(super) fn browsers(&mut self) -> Result<()> {
        let browsers = Browsers::ensure(&self.shell, self.selection.has_every_spec())?;
        println!("{browsers}");
        self.browsers = Some(browsers);
        Ok(())
    }

    /// Makes what pages without Rust get, and installs the bundler of the project that uses it.
    pub(super) fn pack(&mut self) -> Result<()> {
        pack::make(&self.shell)?;
        npm::install(&self.shell, "examples/with-vite", "Vite, and the package just made")
    }

    /// Builds what the browser loads beside the site: the worker that the tests break on purpose,
    /// and the library's own tests.
    pub(super) fn fixtures(&mut self) -> Result<()> {
        let faults = "--manifest-path workers/Cargo.toml --bin faults";
        self.cargo(&format!("build --locked --release --target {WASM} {faults}"))?;
        let target = env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
        let mut bindgen = self.shell.command("wasm-bindgen");
        bindgen.args(["--target", "web", "--out-dir", "target/e2e/workers"]);
        run(bindgen.arg(target.join(WASM).join("release/faults.wasm")))?;
        let library = "--package named-workers --test browser";
        self.cargo(&format!("test --locked --no-run --target {WASM} {library}"))
    }

    /// Builds the components that the tests serve, where there is a wasmtime, and checks the code that only they have.
    pub(super) fn components(&mut self) -> Result<()> {
        if let Some(wasmtime) = wasmtime::ensure(&self.shell) {
            for worker in ["faults", "primes", "e2e/fixtures/python/remote.py"] {
                component::build(&self.shell, worker)?;
            }
            self.cargo("clippy --locked --target wasm32-wasip2 --package workers -- -D warnings")?;
            let wasmtime = wasmtime.display().to_string();
            self.selection.environment.push(("WASMTIME", wasmtime));
        }
        Ok(())
    }

    /// Runs the tests of workers on a cluster, where Ray can be had.
    pub(super) fn cluster(&mut self) -> Result<()> {
        let browsers = self.browsers.as_ref().map(Browsers::environment).unwrap_or_default();
        Ray::ensure(&self.shell)?.map_or(Ok(()), |ray| ray.test(&self.shell, &browsers))
    }

    pub(super) fn playwright(&mut self) -> Result<()> {
        let mut playwright = self.shell.command("npx");
        playwright.args(["playwright", "test"]).args(&self.selection.playwright);
        playwright.envs(self.selection.environment.iter().cloned());
        if self.selection.only == Some(Kind::Wasm) {
            playwright.arg("wasm.spec");
        }
        let browsers = self.browsers.iter();
        playwright.envs(browsers.clone().flat_map(Browsers::environment));
        run(&mut playwright)?;
        if self.selection.has_every_spec() {
            browsers.for_each(|browsers| println!("These tests ran in {browsers}."));
        }
        Ok(())
    }
}
