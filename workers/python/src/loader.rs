//! The worker's first script, which counts the bytes that are fetched.

use wasm_bindgen::prelude::*;

use named_workers::__private::{fetch, message};

#[wasm_bindgen(module = "/js/modules.js")]
extern "C" {
    #[wasm_bindgen(js_name = loader)]
    fn find() -> Option<Loader>;

    #[wasm_bindgen(js_name = importModule, catch)]
    async fn import_module(url: &str) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// The worker's first script.
    pub(super) type Loader;

    /// Reports everything fetched from now on to the page, as parts of one thing.
    #[wasm_bindgen(method)]
    pub(super) fn watch(this: &Loader, what: &str);

    /// Ends what `watch` started.
    #[wasm_bindgen(method)]
    pub(super) fn unwatch(this: &Loader);

    /// The URL of the worker's bundle.
    #[wasm_bindgen(method, getter)]
    pub(super) fn bundle(this: &Loader) -> String;
}

impl Loader {
    /// The loader of this worker.
    ///
    /// # Errors
    /// If the worker was not started by it.
    pub(super) fn find() -> Result<Self, String> {
        find().ok_or_else(|| "this worker was not started by the page's loader".into())
    }
}

/// Imports a JavaScript module.
///
/// # Errors
/// Names the URL.
pub(super) async fn import(url: &str) -> Result<JsValue, String> {
    import_module(url).await.map_err(|error| fetch::with_url(url, &message(&error)))
}
