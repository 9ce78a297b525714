//! A codec for gloo-worker: JSON text, in parts.

use gloo_worker::Codec;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsValue, throw_str};

use crate::protocol::parts;

use super::loader;

/// Writes and reads gloo-worker's envelope as JSON.
///
/// gloo-worker's `decode` cannot fail, but a message outside the protocol must not end the worker: it
/// becomes [`ToHost::Unreadable`](crate::protocol::ToHost::Unreadable). What is encoded is posted at once.
pub(super) struct JsonCodec;

impl Codec for JsonCodec {
    fn encode<I: Serialize>(input: I) -> JsValue {
        // Messages are plain data with JSON inside: nothing in them can fail.
        let message = parts::write(&input).unwrap_or_else(|it| throw_str(&it.to_string()));
        loader::let_pass(&message);
        message
    }

    fn decode<O: for<'de> Deserialize<'de>>(input: JsValue) -> O {
        let readable = parts::read(&input).or_else(|reason| {
            serde_json::from_str(&unreadable(&reason)).map_err(|it| it.to_string())
        });
        readable.unwrap_or_else(|error| throw_str(&error))
    }
}

/// A message that says so, as text: `json!` would bring more code than all other messages need.
fn unreadable(reason: &str) -> String {
    let reason = serde_json::to_string(reason).unwrap_or_default();
    format!(r#"{{"ProcessInput":[0,{{"Unreadable":{{"reason":{reason}}}}}]}}"#)
}
