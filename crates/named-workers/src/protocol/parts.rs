//! A message in parts, as a browser posts it.
//!
//! A message is a small envelope around JSON that may be large. As one text, the JSON inside would be
//! copied and read again with every layer around it. So the envelope is a text of its own, and in it an
//! index stands for each [`Json`](super::Json), which follows as a string of JavaScript's: `[envelope, json…]`. It is
//! read only by the code that parses it.
//!
//! Short JSON of Rust's stays in the envelope, which is then all there is: a part costs more than it saves.

use std::cell::RefCell;

use js_sys::{Array, JsString};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

use super::text::Text;

/// Up to so many bytes JSON is short.
const SHORT: usize = 512;

/// How the JSON of the message that is being written or read is put.
enum Parts {
    /// Into the envelope.
    Inside,
    /// As its first JSON is.
    Undecided,
    /// Beside the envelope, which comes first.
    Beside(Array),
}

thread_local! {
    static PARTS: RefCell<Parts> = const { RefCell::new(Parts::Inside) };
}

/// Writes a message, in parts if it has JSON that is not short.
///
/// # Errors
///
/// As for serde_json.
pub fn write(message: &impl Serialize) -> Result<JsValue, serde_json::Error> {
    PARTS.set(Parts::Undecided);
    let envelope = serde_json::to_string(message);
    let parts = PARTS.replace(Parts::Inside);
    let envelope = envelope?.into();
    Ok(match parts {
        Parts::Beside(parts) => {
            parts.set(0, envelope);
            parts.into()
        }
        _ => envelope,
    })
}

/// Reads a message, in parts or not.
///
/// # Errors
///
/// If it is not text, or not such a message.
pub fn read<T: for<'de> Deserialize<'de>>(message: &JsValue) -> Result<T, String> {
    if let Some(envelope) = message.as_string() {
        return parse(&envelope);
    }
    let parts = message.dyn_ref::<Array>().ok_or("it is not text")?;
    let envelope = parts.get(0).as_string().ok_or("it does not begin with text")?;
    PARTS.set(Parts::Beside(parts.clone()));
    let read = parse(&envelope);
    PARTS.set(Parts::Inside);
    read
}

fn parse<T: for<'de> Deserialize<'de>>(envelope: &str) -> Result<T, String> {
    serde_json::from_str(envelope).map_err(|error| error.to_string())
}

/// Puts JSON beside the envelope that is being written, and returns the index that stands for it there;
/// `None` if it is put into the envelope.
pub(super) fn put(json: &Text) -> Option<u32> {
    PARTS.with_borrow_mut(|parts| {
        if let Parts::Undecided = parts {
            let is_inside = json.rust().is_some_and(|text| text.len() < SHORT);
            *parts =
                if is_inside { Parts::Inside } else { Parts::Beside(Array::of1(&JsValue::NULL)) };
        }
        match parts {
            Parts::Beside(parts) => Some(parts.push(json.as_js()) - 1),
            _ => None,
        }
    })
}

/// Whether the message that is being read has its JSON beside the envelope.
pub(super) fn are_beside() -> bool {
    PARTS.with_borrow(|parts| matches!(parts, Parts::Beside(_)))
}

/// The JSON that this index stands for.
pub(super) fn take(index: u32) -> Option<JsString> {
    let part = PARTS.with_borrow(|parts| match parts {
        Parts::Beside(parts) => Some(parts.get(index)),
        _ => None,
    });
    part?.dyn_into().ok()
}
