//! JSON text that is known to be valid, and the conversion of values to it and back.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use serde_path_to_error::{Path, Segment};

use super::exact::{self, Exact};
use super::{NotJson, strict};

/// A JSON value as text, parsed only where it is used.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Json(Box<RawValue>);

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
            Ok(raw) => Ok(Self(raw)),
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
            "null" => Self::from_text("[]".into()), // what serde writes for `()`
            _ => json.checked_arguments(),
        }
    }

    /// The same JSON, if it is an array.
    ///
    /// # Errors
    /// If it is anything else.
    pub fn checked_arguments(self) -> Result<Self, NotJson> {
        if self.as_str().starts_with('[') {
            return Ok(self);
        }
        Err(NotJson::at_root("arguments are a tuple or an array, one element per parameter"))
    }

    /// Takes text that should be JSON, unchanged.
    ///
    /// # Errors
    /// If the text is not JSON.
    pub fn from_text(text: String) -> Result<Self, NotJson> {
        let raw = RawValue::from_string(text);
        raw.map(Self).map_err(|error| NotJson::at_root(without_position(&error)))
    }

    /// Parses the text into a value. Integers are exact.
    ///
    /// # Errors
    /// Names the first part that does not fit the type, and its path; also an integer beyond 64 bits where
    /// the type does not say that it takes one, and an integer that a float does not hold.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, NotJson> {
        if exact::may_be_needed(self.as_str()) {
            return decode(Exact(self.as_str().trim()));
        }
        decode(&mut serde_json::Deserializer::from_str(self.as_str()))
    }

    /// The number of elements, if it is an array.
    pub fn array_len(&self) -> Option<usize> {
        let elements: Vec<&RawValue> = serde_json::from_str(self.as_str()).ok()?;
        Some(elements.len())
    }

    /// The JSON text.
    pub fn as_str(&self) -> &str {
        self.0.get()
    }
}

/// `null`.
impl Default for Json {
    fn default() -> Self {
        Self(RawValue::NULL.to_owned())
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

/// Reads a value; the error says where it does not fit.
pub(super) fn decode<'de, T, D>(deserializer: D) -> Result<T, NotJson>
where
    T: Deserialize<'de>,
    D: Deserializer<'de, Error = serde_json::Error>,
{
    serde_path_to_error::deserialize(deserializer).map_err(|error| NotJson {
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
