//! Packages and archives. What they take is a bundle of its own, `packages.js`, as most workers have none.

use wasm_bindgen::prelude::*;

use named_workers::__private::{fetch, message};
use named_workers::protocol::{Config, Interpreter};

use super::interpreter::Python;
use super::place::{lock_file, package_base};

#[wasm_bindgen(module = "/js/modules.js")]
extern "C" {
    #[wasm_bindgen(js_name = startPackages, catch)]
    async fn start(url: &str) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// The bundle.
    pub(super) type Packages;

    #[wasm_bindgen(method, js_name = check, catch)]
    fn check_packages(this: &Packages, packages: Vec<String>) -> Result<(), JsValue>;

    #[wasm_bindgen(method, js_name = excluded, catch)]
    fn excluded_packages(
        this: &Packages,
        python: &Python,
        packages: Vec<String>,
    ) -> Result<Vec<String>, JsValue>;

    #[wasm_bindgen(method, js_name = install, catch)]
    async fn install_packages(
        this: &Packages,
        python: &Python,
        packages: Vec<String>,
        lock: Option<String>,
        base: String,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(method, js_name = unpack, catch)]
    fn unpack_archive(
        this: &Packages,
        python: &Python,
        folder: &str,
        bytes: &[u8],
    ) -> Result<(), JsValue>;
}

impl Packages {
    /// Loads the bundle, once.
    ///
    /// # Errors
    /// Names the URL, and why it cannot be loaded.
    pub(super) async fn load(url: &str) -> Result<Self, String> {
        match start(url).await {
            Ok(bundle) => Ok(bundle.unchecked_into()),
            Err(error) => {
                // A failed import does not say why; the same request with `fetch` does.
                let reason = fetch::text(url).await.err();
                let reason = reason.unwrap_or_else(|| fetch::with_url(url, &message(&error)));
                Err(format!("the bundle for packages and archives cannot be loaded: {reason}"))
            }
        }
    }

    /// Checks the config's packages before there is an interpreter.
    ///
    /// # Errors
    /// What is wrong with the first bad one.
    pub(super) fn check(&self, config: &Config) -> Result<(), String> {
        self.check_packages(config.packages.clone()).map_err(|error| message(&error))
    }

    /// Those of the config's packages that are not installed, as their markers exclude the interpreter.
    ///
    /// # Errors
    /// As for `check`.
    pub(super) fn excluded(&self, python: &Python, config: &Config) -> Result<Vec<String>, String> {
        let excluded = self.excluded_packages(python, config.packages.clone());
        excluded.map_err(|error| message(&error))
    }

    /// Installs the config's packages, and what they require; `url` is the interpreter's.
    ///
    /// # Errors
    /// Names the package or the lock file, and why it cannot be used.
    pub(super) async fn install(
        &self,
        python: &Python,
        interpreter: Interpreter,
        url: &str,
        config: &Config,
    ) -> Result<(), String> {
        let lock = lock_file(interpreter, url, config);
        let base = package_base(config).unwrap_or_default();
        let installed = self.install_packages(python, config.packages.clone(), lock, base);
        installed.await.map_err(|error| message(&error))
    }

    /// Unpacks an archive into a folder.
    ///
    /// # Errors
    /// Why it cannot be unpacked, or a file not be written.
    pub(super) fn unpack(&self, python: &Python, folder: &str, bytes: &[u8]) -> Result<(), String> {
        self.unpack_archive(python, folder, bytes).map_err(|error| message(&error))
    }
}
