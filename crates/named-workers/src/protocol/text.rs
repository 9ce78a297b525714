//! Text that is Rust's, JavaScript's, or both.

use std::cell::OnceCell;

use js_sys::JsString;
use wasm_bindgen::prelude::*;

/// Up to so many characters, what is set up to copy text costs more than copying it one by one does.
const SHORT: u32 = 256;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;
    type Encoded;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &JsString, bytes: &mut [u8]) -> Encoded;

    #[wasm_bindgen(method, getter)]
    fn read(this: &Encoded) -> u32;

    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> usize;
}

thread_local! {
    static ENCODER: TextEncoder = TextEncoder::new();
}

/// Text that stays where it was made until the other side reads it; the copy is kept then. At least one
/// of the two is there.
#[derive(Clone)]
pub(super) struct Text {
    rust: OnceCell<Box<str>>,
    javascript: OnceCell<JsString>,
}

impl Text {
    pub(super) fn of_rust(text: Box<str>) -> Self {
        Self { rust: OnceCell::from(text), javascript: OnceCell::new() }
    }

    pub(super) fn of_javascript(text: JsString) -> Self {
        Self { rust: OnceCell::new(), javascript: OnceCell::from(text) }
    }

    pub(super) fn as_str(&self) -> &str {
        self.rust.get_or_init(|| self.javascript.get().map(copy).unwrap_or_default().into())
    }

    pub(super) fn as_js(&self) -> &JsString {
        self.javascript.get_or_init(|| self.as_str().into())
    }

    /// The text, if it is Rust's.
    pub(super) fn rust(&self) -> Option<&str> {
        self.rust.get().map(Box::as_ref)
    }

    /// Whether this is its first character. Copies nothing.
    pub(super) fn starts_with(&self, first: char) -> bool {
        match (self.rust.get(), self.javascript.get()) {
            (None, Some(text)) => text.char_code_at(0) == f64::from(u32::from(first)),
            _ => self.as_str().starts_with(first),
        }
    }
}

/// JavaScript's text as Rust's. wasm-bindgen's own conversion takes character by character.
fn copy(text: &JsString) -> String {
    let length = text.length();
    if length <= SHORT {
        return text.into();
    }
    let mut bytes = vec![0; length as usize];
    let encoded = ENCODER.with(|encoder| encoder.encode_into(text, &mut bytes));
    bytes.truncate(encoded.written());
    let mut copy = String::from_utf8(bytes).unwrap_or_default(); // it is always UTF-8
    if encoded.read() < length {
        // Some characters are more than a byte.
        copy.push_str(&String::from(text.slice(encoded.read(), length)));
    }
    copy
}
