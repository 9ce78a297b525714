//! Values that JSON cannot represent.

use std::fmt;

/// A value that JSON cannot represent, or JSON that is not the expected value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// Where it is, from the value's root: `[1].x`; empty for the root itself.
    pub path: String,
    /// What is wrong there.
    pub reason: String,
}

impl NotJson {
    /// The value's root itself is not what it should be.
    pub fn at_root(reason: impl Into<String>) -> Self {
        Self { path: String::new(), reason: reason.into() }
    }

    /// The message, with the root's name in front of the path: `args[1].x: NaN is not JSON`.
    pub fn within(&self, root: &str) -> String {
        format!("{root}{}: {}", self.path, self.reason)
    }
}

impl fmt::Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.within("value"))
    }
}

impl std::error::Error for NotJson {}
