//! JSON text that is known to be valid, and the conversion of values to it and back.

use std::fmt;

use js_sys::JsString;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;
use serde_path_to_error::{Path, Segment};

use super::exact::Exact;
use super::text::Text;
use super::{NotJson, parts, scan, strict};

/// How many lists and maps may be inside one another where values are read, as everywhere in serde_json.
const DEEPEST_READ: usize = 127;

/// A JSON value as text, parsed only where it is used.
#[derive(Clone)]
pub struct Json(Text);

impl Json {
    /// Turns a value into JSON, strictly.
    ///
    /// # Errors
    /// Names the first NaN, infinity, byte string, or map key that is not a string, and its path.
    pub fn encode<T: Serialize + ?Sized>(value: &T) -> Result<Self, NotJson> {
        Self::encode_nested(value, strict::DEEPEST)
    }

    fn encode_nested<T: Serialize + ?Sized>(value: &T, levels: usize) -> Result<Self, NotJson> {
        strict::check(value, levels)?;
        match serde_json::value::to_raw_value(value) {
            Ok(raw) => Ok(Self::from_raw(raw)),
            Err(error) => Err(NotJson::at_root(without_position(&error))),
        }
    }

    /// Turns a tuple of arguments into a JSON array, strictly. `()` means no arguments.
    ///
    /// # Errors
    /// As for [`encode`](Self::encode), and if it is neither a tuple nor an array.
    pub fn encode_arguments<T: Serialize + ?Sized>(arguments: &T) -> Result<Self, NotJson> {
        let json = Self::encode_nested(arguments, strict::DEEPEST + 1)?;
        match json.as_str() {
            "null" => Ok(Self(Text::of_rust("[]".into()))), // what serde writes for `()`
            _ => json.checked_arguments(),
        }
    }

    /// The same JSON, if it is an array.
    ///
    /// # Errors
    /// If it is anything else.
    pub fn checked_arguments(self) -> Result<Self, NotJson> {
        if self.0.starts_with('[') {
            return Ok(self);
        }
        Err(NotJson::at_root("arguments are a tuple or an array, one element per parameter"))
    }

    /// Arguments as a client sent them, which nobody has checked.
    ///
    /// # Errors
    /// If the text is not a JSON array, or an argument is nested too deeply.
    pub fn received_arguments(text: String) -> Result<Self, NotJson> {
        let arguments = Self::from_text(text)?.checked_arguments()?;
        if scan::depth(arguments.as_str()) > strict::DEEPEST + 1 {
            return Err(NotJson::at_root(strict::TOO_DEEP));
        }
        Ok(arguments)
    }

    /// Takes text that should be JSON, unchanged.
    ///
    /// # Errors
    /// If the text is not JSON.
    pub fn from_text(text: String) -> Result<Self, NotJson> {
        let raw = RawValue::from_string(text);
        raw.map(Self::from_raw).map_err(|error| NotJson::at_root(without_position(&error)))
    }

    /// Takes a string of JavaScript's that is known to be JSON, and leaves it there: it is copied only
    /// if Rust reads it.
    pub fn from_js(text: JsString) -> Self {
        Self(Text::of_javascript(text))
    }

    fn from_raw(raw: Box<RawValue>) -> Self {
        Self(Text::of_rust(raw.into()))
    }

    /// Parses the text into a value. Integers are exact.
    ///
    /// # Errors
    /// Names the first part that does not fit the type, and its path; also an integer beyond 64 bits where
    /// the type does not say that it takes one, and an integer that a float does not hold.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, NotJson> {
        // Most JSON is read at once. Only what may not be exact, or does not fit, is read part by part.
        let exactly = || read_exactly(self.as_str());
        if scan::may_have_large_integer(self.as_str()) {
            return exactly();
        }
        serde_json::from_str(self.as_str()).or_else(|_| exactly())
    }

    /// The number of elements, if it is an array.
    pub fn array_len(&self) -> Option<usize> {
        let elements: Vec<&RawValue> = serde_json::from_str(self.as_str()).ok()?;
        Some(elements.len())
    }

    /// The JSON text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The JSON text as a string of JavaScript's.
    pub fn as_js(&self) -> &JsString {
        self.0.as_js()
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(part) = parts::put(&self.0) {
            return part.serialize(serializer);
        }
        let raw: &RawValue =
            serde_json::from_str(self.as_str()).map_err(serde::ser::Error::custom)?;
        raw.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if parts::are_beside() {
            let part = u32::deserialize(deserializer)?;
            return parts::take(part)
                .map(Self::from_js)
                .ok_or_else(|| serde::de::Error::custom("a part of it is missing"));
        }
        Ok(Self::from_raw(Box::deserialize(deserializer)?))
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Json").field(&self.as_str()).finish()
    }
}

/// `null`.
impl Default for Json {
    fn default() -> Self {
        Self(Text::of_rust("null".into()))
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

/// Reads a value; the error says where it does not fit.
fn read_exactly<'de, T: Deserialize<'de>>(json: &'de str) -> Result<T, NotJson> {
    if scan::depth(json) > DEEPEST_READ {
        return Err(NotJson::at_root("it is nested too deeply"));
    }
    serde_path_to_error::deserialize(Exact(json.trim())).map_err(|error| NotJson {
        path: written(error.path()),
        reason: without_position(error.inner()),
    })
}

fn written(path: &Path) -> String {
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("[{index}]"),
            Segment::Map { key } | Segment::Enum { variant: key } => format!(".{key}"),
            Segment::Unknown => String::new(),
        })
        .collect()
}

/// A position within a single line of generated text helps nobody; the path does.
fn without_position(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}
