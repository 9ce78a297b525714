//! The options of a call from JavaScript: `{ timeout, grace, signal, onProgress }`.

use std::time::Duration;

use futures_channel::oneshot;
use gloo_events::EventListener;
use js_sys::Function;
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

use crate::protocol::Json;

use super::{Call, to_js};

#[wasm_bindgen]
extern "C" {
    /// The options as they come: any property may be missing, or of any type.
    pub(super) type CallOptions;

    #[wasm_bindgen(method, getter)]
    fn timeout(this: &CallOptions) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn grace(this: &CallOptions) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn signal(this: &CallOptions) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = onProgress)]
    fn on_progress(this: &CallOptions) -> JsValue;
}

/// The options, each of its type.
pub(super) struct Checked {
    timeout: Option<Duration>,
    grace: Option<Duration>,
    signal: Option<AbortSignal>,
    on_progress: Option<Function>,
}

impl CallOptions {
    /// # Errors
    /// Names the option that has a wrong type.
    pub(super) fn check(&self) -> Result<Checked, String> {
        Ok(Checked {
            timeout: optional(self.timeout(), "timeout", "a number of milliseconds", milliseconds)?,
            grace: optional(self.grace(), "grace", "a number of milliseconds", milliseconds)?,
            signal: optional(self.signal(), "signal", "an AbortSignal", cast)?,
            on_progress: optional(self.on_progress(), "onProgress", "a function", cast)?,
        })
    }
}

impl Checked {
    /// The call with these options.
    pub(super) fn apply(self, mut call: Call<Json>) -> Call<Json> {
        if let Some(timeout) = self.timeout {
            call = call.timeout(timeout);
        }
        if let Some(grace) = self.grace {
            call = call.grace(grace);
        }
        if let Some(signal) = self.signal {
            call = call.until(aborted(signal));
        }
        if let Some(on_progress) = self.on_progress {
            call = call.on_progress(move |now| notify(&on_progress, &to_js::progress(&now)));
        }
        call
    }
}

fn optional<T>(
    value: JsValue,
    name: &str,
    wanted: &str,
    convert: fn(JsValue) -> Option<T>,
) -> Result<Option<T>, String> {
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    match convert(value) {
        None => Err(format!("option `{name}` is not {wanted}")),
        converted => Ok(converted),
    }
}

fn milliseconds(value: JsValue) -> Option<Duration> {
    Duration::try_from_secs_f64(value.as_f64()? / 1000.0).ok()
}

fn cast<T: JsCast>(value: JsValue) -> Option<T> {
    value.dyn_into().ok()
}

/// Waits until the signal is aborted.
async fn aborted(signal: AbortSignal) {
    if signal.aborted() {
        return;
    }
    let (sender, receiver) = oneshot::channel::<()>();
    let _listener = EventListener::once(&signal, "abort", move |_| drop(sender));
    receiver.await.ok();
}

fn notify(callback: &Function, value: &Value) {
    let called = js_sys::JSON::parse(&value.to_string())
        .and_then(|argument| callback.call1(&JsValue::NULL, &argument));
    called.map(drop).unwrap_or_else(to_js::complain);
}
