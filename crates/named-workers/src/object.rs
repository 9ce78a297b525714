//! Plain objects of JavaScript, on the page and in workers.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

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
