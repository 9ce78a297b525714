//! Reads a text from left to right.

/// What is left of a text.
#[derive(Debug)]
pub(super) struct Scan<'a>(&'a str);

impl<'a> Scan<'a> {
    /// A text that is still to be read.
    pub(super) fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// All that is left, without the space around it.
    pub(super) fn rest(&self) -> &'a str {
        self.0.trim()
    }

    /// Takes this text, if it comes next, with the space in front.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let rest = self.0.trim_start().strip_prefix(text);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Takes the characters of a kind that come next, after the space in front.
    pub(super) fn take_while(&mut self, is_kind: impl Fn(char) -> bool) -> &'a str {
        let rest = self.0.trim_start();
        let end = rest.find(|c| !is_kind(c)).unwrap_or(rest.len());
        self.0 = &rest[end..];
        &rest[..end]
    }

    /// Takes what is in front of a character, and the character.
    pub(super) fn take_until(&mut self, end: char) -> Option<&'a str> {
        let (taken, rest) = self.0.split_once(end)?;
        self.0 = rest;
        Some(taken)
    }
}
