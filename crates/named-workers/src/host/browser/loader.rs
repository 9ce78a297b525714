//! The worker's first script, `loader.js`: the page starts every worker with it.

use js_sys::{Reflect, Symbol};
use wasm_bindgen::prelude::*;

use crate::protocol::CallId;

#[wasm_bindgen]
extern "C" {
    /// What the script offers to hosts. One of another version may lack some of it.
    type Loader;

    #[wasm_bindgen(method, catch, js_name = isCancelled)]
    fn is_cancelled(this: &Loader, id: f64) -> Result<bool, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn memory(this: &Loader) -> Result<f64, JsValue>;

    #[wasm_bindgen(method, catch, js_name = keepChannel)]
    fn keep_channel(this: &Loader) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = letPass)]
    fn let_pass(this: &Loader, message: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn deafen(this: &Loader) -> Result<(), JsValue>;
}

thread_local! {
    static LOADER: Option<Loader> = find();
}

/// Whether the page has marked a call as cancelled, in the memory that it may share with this worker.
pub(super) fn is_cancelled(id: CallId) -> bool {
    with(|loader| loader.is_cancelled(id as f64)).unwrap_or(false)
}

/// How much WebAssembly memory this worker has, its interpreter's included, in bytes.
pub(super) fn memory() -> u64 {
    with(Loader::memory).map_or(0, |bytes| bytes as u64)
}

/// Keeps `onmessage` and `postMessage` from all code but this host's, which has registered by now.
pub(super) fn keep_channel() {
    with(Loader::keep_channel);
}

/// Lets this message of the host pass. It is to be posted next.
pub(super) fn let_pass(message: &JsValue) {
    with(|loader| loader.let_pass(message));
}

/// Lets no more messages come in.
pub(super) fn deafen() {
    with(Loader::deafen);
}

fn with<T>(ask: impl FnOnce(&Loader) -> Result<T, JsValue>) -> Option<T> {
    LOADER.with(|loader| ask(loader.as_ref()?).ok())
}

fn find() -> Option<Loader> {
    let loader = Reflect::get(&js_sys::global(), &Symbol::for_("named-workers.loader")).ok()?;
    loader.is_object().then(|| loader.unchecked_into())
}
