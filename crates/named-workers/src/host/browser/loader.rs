//! The worker's first script, `loader.js`: the page starts every worker with it.

use js_sys::{Function, Reflect, Symbol};
use wasm_bindgen::prelude::*;

use crate::protocol::CallId;

/// Never called: naming it puts the script into every bundle's `snippets/`, where the page finds it.
#[wasm_bindgen(module = "/src/host/browser/loader.js")]
extern "C" {
    #[allow(dead_code, reason = "the script itself is what is needed")]
    fn bundle() -> String;
}

thread_local! {
    /// From the loader, which keeps the memory that the page shares with this worker.
    static IS_CANCELLED: Option<Function> = find();
}

/// Whether the page has marked a call as cancelled.
pub(super) fn is_cancelled(id: CallId) -> bool {
    IS_CANCELLED.with(|is_cancelled| {
        let answer =
            is_cancelled.as_ref().map(|ask| ask.call1(&JsValue::NULL, &(id as f64).into()));
        matches!(answer, Some(Ok(answer)) if answer.is_truthy())
    })
}

fn find() -> Option<Function> {
    let loader = Reflect::get(&js_sys::global(), &Symbol::for_("named-workers.loader")).ok()?;
    Reflect::get(&loader, &"isCancelled".into()).ok()?.dyn_into().ok()
}
