//! The options of a call from JavaScript: `{ timeout, signal, onProgress }`.

use std::time::Duration;

use futures_channel::oneshot;
use gloo_events::EventListener;
use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

#[wasm_bindgen]
extern "C" {
    /// The options as they come: any property may be missing, or of any type.
    pub(super) type CallOptions;

    #[wasm_bindgen(method, getter)]
    fn timeout(this: &CallOptions) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn signal(this: &CallOptions) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = onProgress)]
    fn on_progress(this: &CallOptions) -> JsValue;
}

/// The options, each of its type.
pub(super) struct Checked {
    pub(super) timeout: Option<Duration>,
    pub(super) signal: Option<AbortSignal>,
    pub(super) on_progress: Option<Function>,
}

impl CallOptions {
    /// # Errors
    /// Names the option that has a wrong type.
    pub(super) fn check(&self) -> Result<Checked, String> {
        Ok(Checked {
            timeout: optional(self.timeout(), "timeout", "a number of milliseconds", milliseconds)?,
            signal: optional(self.signal(), "signal", "an AbortSignal", cast)?,
            on_progress: optional(self.on_progress(), "onProgress", "a function", cast)?,
        })
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

/// Waits until the signal is aborted; for ever, if there is none.
pub(super) async fn aborted(signal: Option<AbortSignal>) {
    let Some(signal) = signal else {
        return std::future::pending().await;
    };
    if signal.aborted() {
        return;
    }
    let (sender, receiver) = oneshot::channel::<()>();
    let _listener = EventListener::once(&signal, "abort", move |_| drop(sender));
    receiver.await.ok();
}
