//! A way to the page that bypasses gloo-worker.

use gloo_worker::Codec;
use wasm_bindgen::JsCast;
use web_sys::DedicatedWorkerGlobalScope;

use crate::protocol::{FromWorker, ToPage};

use super::codec::JsonCodec;

/// Posts a message before gloo-worker knows the page, which is already listening.
pub(in crate::host) fn post(message: ToPage) {
    let text = JsonCodec::encode(FromWorker::ProcessOutput(0, message));
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    // A message that cannot be posted is lost: there is nobody else to report it to.
    scope.post_message(&text).ok();
}
