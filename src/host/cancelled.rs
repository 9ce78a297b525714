//! A sync function asks whether it is cancelled.

use js_sys::{Function, Reflect, Symbol};
use wasm_bindgen::{JsCast, JsValue};

use crate::protocol::CallId;

use super::current;

thread_local! {
    /// The loader's own: it keeps the memory that the page shares with this worker.
    static IS_CANCELLED: Option<Function> = is_cancelled();
}

/// Whether nobody waits any more for the call whose function is running.
///
/// For a sync function, which hears no message while it runs; it asks in some 100 nanoseconds. The page
/// can tell it only through memory that both share: the page must be [cross-origin
/// isolated](https://developer.mozilla.org/docs/Web/API/Window/crossOriginIsolated), which takes two
/// HTTP headers. Elsewhere the answer is `false`. An async function need not ask: it is dropped where it
/// awaits, [`yield_now`](crate::yield_now) for example.
pub fn cancelled() -> bool {
    current::call().is_some_and(is_marked)
}

/// Whether the page has marked a call as cancelled.
pub(super) fn is_marked(id: CallId) -> bool {
    IS_CANCELLED.with(|is_cancelled| {
        let answer =
            is_cancelled.as_ref().map(|ask| ask.call1(&JsValue::NULL, &(id as f64).into()));
        matches!(answer, Some(Ok(answer)) if answer.is_truthy())
    })
}

fn is_cancelled() -> Option<Function> {
    let loader = Reflect::get(&js_sys::global(), &Symbol::for_("named-workers.loader")).ok()?;
    Reflect::get(&loader, &"isCancelled".into()).ok()?.dyn_into().ok()
}
