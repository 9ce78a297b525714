//! Pyodide and MicroPython, behind one interface.

use js_sys::{JsString, Object};
use wasm_bindgen::prelude::*;

use named_workers::__private::{fetch, message, object};
use named_workers::protocol::{Config, Interpreter};

use super::place::package_base;

#[wasm_bindgen(module = "/js/pyodide.js")]
extern "C" {
    #[wasm_bindgen(js_name = load, catch)]
    async fn load_pyodide(
        options: &Object,
        out: &JsValue,
        err: &JsValue,
    ) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(module = "/js/micropython.js")]
extern "C" {
    #[wasm_bindgen(js_name = load, catch)]
    async fn load_micropython(
        options: &Object,
        out: &JsValue,
        err: &JsValue,
    ) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(module = "/js/lines.js")]
extern "C" {
    /// A function that takes the bytes that are printed.
    fn lines(print: &JsValue, level: &str) -> JsValue;
}

#[wasm_bindgen(module = "/js/uncaught.js")]
extern "C" {
    /// Logs the exceptions that nobody waits for, with a function of a level and a line.
    #[wasm_bindgen(js_name = log)]
    pub(super) fn log_uncaught(print: &JsValue);
}

/// The scripts of the interpreters import it; naming it here puts it beside them.
#[wasm_bindgen(module = "/js/files.js")]
extern "C" {
    #[allow(dead_code, reason = "the script itself is what is needed")]
    fn writer();
}

#[wasm_bindgen]
extern "C" {
    /// A Python interpreter that has been loaded.
    #[derive(Clone)]
    pub(super) type Python;

    /// The folder that modules are imported from.
    #[wasm_bindgen(method, getter)]
    pub(super) fn library(this: &Python) -> String;

    #[wasm_bindgen(method, catch, js_name = write)]
    fn write_file(this: &Python, path: &str, bytes: &[u8]) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(super) fn register(this: &Python, name: &str, object: &JsValue) -> Result<(), JsValue>;

    /// Runs the script; returns what it raised, as JSON.
    #[wasm_bindgen(method, catch)]
    pub(super) async fn run(this: &Python, code: &str, file: &str) -> Result<JsValue, JsValue>;

    /// What the script exports, as text for `reply`.
    #[wasm_bindgen(method, catch)]
    pub(super) fn discover(this: &Python) -> Result<String, JsValue>;

    /// Calls an export; returns its reply, or nothing if the reply comes later.
    #[wasm_bindgen(method, catch)]
    pub(super) fn call(
        this: &Python,
        name: &str,
        arguments: &JsString,
        id: f64,
        stream: bool,
    ) -> Result<Option<JsString>, JsValue>;

    /// Cancels a call whose reply has not come.
    #[wasm_bindgen(method, catch)]
    pub(super) fn cancel(this: &Python, id: f64) -> Result<(), JsValue>;
}

impl Python {
    /// Loads an interpreter, with the library's files, which prints with a function of a level and a line.
    ///
    /// # Errors
    /// The interpreter's own message, or the URL that could not be fetched.
    pub(super) async fn load(
        print: &JsValue,
        files: impl Iterator<Item = (String, &'static str)>,
        interpreter: Interpreter,
        url: &str,
        config: &Config,
    ) -> Result<Self, String> {
        let options = object([
            ("url", Some(url.into())),
            ("lockFileURL", config.lock_file_url.as_deref().map(Into::into)),
            ("packageBaseUrl", package_base(config).map(Into::into)),
        ]);
        let (out, err) = (lines(print, "info"), lines(print, "warning"));
        let loaded = match interpreter {
            Interpreter::Pyodide => load_pyodide(&options, &out, &err).await,
            Interpreter::MicroPython => load_micropython(&options, &out, &err).await,
        };
        let python: Self =
            loaded.map_err(|error| fetch::with_url(url, &message(&error)))?.unchecked_into();
        for (path, text) in files {
            python.write(&format!("{}/{path}", python.library()), text.as_bytes())?;
        }
        Ok(python)
    }

    /// Writes a file. A relative path starts from the working directory.
    ///
    /// # Errors
    /// Names the path, and why it cannot be written.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), String> {
        self.write_file(path, bytes).map_err(|error| message(&error))
    }
}
