//! Objects of JavaScript, on the page and in workers.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// An object with these properties, without those that have no value.
pub fn object<V: Into<Option<JsValue>>>(
    properties: impl IntoIterator<Item = (&'static str, V)>,
) -> Object {
    let object = Object::new();
    for (key, value) in properties {
        if let Some(value) = value.into() {
            set(&object, key, &value);
        }
    }
    object
}

/// Sets a property of one of our own objects, which cannot fail.
pub fn set(object: &Object, key: &str, value: &JsValue) {
    Reflect::set(object, &key.into(), value).ok();
}

/// The message of what JavaScript has thrown: an error, or anything else.
pub fn message(thrown: &JsValue) -> String {
    let text = thrown.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    text.or_else(|| thrown.as_string()).unwrap_or_else(|| format!("{thrown:?}"))
}
