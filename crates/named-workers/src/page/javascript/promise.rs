//! Promises of what Rust does.
//!
//! Their futures are boxed, as each kind of future would be a copy of what runs it.

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;

use crate::protocol::Error;

use super::to_js;

/// A promise of a value, or of an error as JavaScript sees it.
pub(super) fn promise(future: impl Future<Output = Result<JsValue, Error>> + 'static) -> Promise {
    promise_of_js(future.map(|settled| settled.map_err(to_js::throw)))
}

/// A promise of a value, or of whatever is thrown instead.
pub(super) fn promise_of_js(
    future: impl Future<Output = Result<JsValue, JsValue>> + 'static,
) -> Promise {
    let future: LocalBoxFuture<'static, _> = future.boxed_local();
    future_to_promise(future)
}
