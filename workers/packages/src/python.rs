//! The host's interpreter, as far as packages need it.

use wasm_bindgen::prelude::*;

use named_workers::__private::message;

#[wasm_bindgen]
extern "C" {
    /// A Python interpreter that has been loaded.
    pub type Python;

    /// The folder that modules are imported from.
    #[wasm_bindgen(method, getter)]
    pub(super) fn library(this: &Python) -> String;

    /// Its `sys.version`.
    #[wasm_bindgen(method, getter)]
    pub(super) fn version(this: &Python) -> String;

    #[wasm_bindgen(method, catch, js_name = write)]
    fn write_file(this: &Python, path: &str, bytes: &[u8]) -> Result<(), JsValue>;

    /// Loads packages from the lock file (Pyodide only); returns what went wrong.
    #[wasm_bindgen(method, catch, js_name = load)]
    pub(super) async fn load_packages(
        this: &Python,
        names: Vec<String>,
    ) -> Result<JsValue, JsValue>;

    /// The METADATA of an installed package (Pyodide only).
    #[wasm_bindgen(method, catch)]
    pub(super) fn metadata(this: &Python, name: &str) -> Result<String, JsValue>;

    /// Installs packages as pip would (Pyodide only).
    #[wasm_bindgen(method, catch)]
    pub(super) async fn install(this: &Python, packages: Vec<String>) -> Result<JsValue, JsValue>;
}

impl Python {
    /// Writes a file. A relative path starts from the working directory.
    ///
    /// # Errors
    /// Names the path, and why it cannot be written.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), String> {
        self.write_file(path, bytes).map_err(|error| message(&error))
    }
}
