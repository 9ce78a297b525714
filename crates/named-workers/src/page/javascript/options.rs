//! The options of a call from JavaScript, as `named_workers.js` has checked them.

use std::future::ready;
use std::time::Duration;

use js_sys::{Function, Promise};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::page::call::Call;
use crate::page::pool::MapCall;
use crate::protocol::{Json, Progress};

use super::to_js;

#[wasm_bindgen]
extern "C" {
    /// Plain data: reading it runs none of the page's code.
    pub(super) type CallOptions;

    /// Milliseconds.
    #[wasm_bindgen(method, getter)]
    fn timeout(this: &CallOptions) -> Option<f64>;
    /// Milliseconds.
    #[wasm_bindgen(method, getter)]
    fn grace(this: &CallOptions) -> Option<f64>;
    /// Whether the call was cancelled before it was sent.
    #[wasm_bindgen(method, getter, js_name = isAborted)]
    fn is_aborted(this: &CallOptions) -> Option<bool>;
    /// Settles when the call is to be cancelled.
    #[wasm_bindgen(method, getter)]
    fn until(this: &CallOptions) -> Option<Promise>;
    #[wasm_bindgen(method, getter, js_name = onProgress)]
    fn on_progress(this: &CallOptions) -> Option<Function>;
}

/// The limit as a duration; one that is too long for a duration is no limit.
fn duration(milliseconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(milliseconds / 1_000.0).ok()
}

fn report(on_progress: Function) -> impl FnMut(Progress) + 'static {
    move |progress| notify(&on_progress, &to_js::progress(&progress))
}

async fn settled(promise: Promise) {
    JsFuture::from(promise).await.ok();
}

/// Sets the options that are given.
macro_rules! apply {
    ($options:ident, $call:ident) => {{
        if let Some(timeout) = $options.timeout().and_then(duration) {
            $call = $call.timeout(timeout);
        }
        if let Some(grace) = $options.grace().and_then(duration) {
            $call = $call.grace(grace);
        }
        if $options.is_aborted() == Some(true) {
            $call = $call.until(ready(()));
        } else if let Some(until) = $options.until() {
            $call = $call.until(settled(until));
        }
        if let Some(on_progress) = $options.on_progress() {
            $call = $call.on_progress(report(on_progress));
        }
        $call
    }};
}

impl CallOptions {
    /// The call with these options.
    pub(super) fn apply(&self, mut call: Call<Json>) -> Call<Json> {
        apply!(self, call)
    }

    /// All the calls with these options.
    pub(super) fn apply_to_map(&self, mut call: MapCall<Json>) -> MapCall<Json> {
        apply!(self, call)
    }
}

fn notify(callback: &Function, value: &Value) {
    let called = js_sys::JSON::parse(&value.to_string())
        .and_then(|argument| callback.call1(&JsValue::NULL, &argument));
    called.map(drop).unwrap_or_else(to_js::complain);
}
