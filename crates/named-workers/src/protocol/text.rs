//! Text that is Rust's, JavaScript's, or both.

use std::cell::OnceCell;

use js_sys::JsString;

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
        self.rust.get_or_init(|| self.javascript.get().map(String::from).unwrap_or_default().into())
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
