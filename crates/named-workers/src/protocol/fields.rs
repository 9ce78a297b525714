//! The fields of an object of JSON, read one by one.

use std::collections::BTreeMap;

use serde::de::{Error as _, Unexpected};
use serde_json::{Map, Value};

use super::NotJson;

/// An object, and where it is. What does not fit is refused with its path.
///
/// It does for configs and declarations what serde would derive, in a fraction of the code.
pub(crate) struct Fields<'a> {
    object: &'a Map<String, Value>,
    path: String,
}

impl<'a> Fields<'a> {
    /// The fields of an object at this path.
    pub(crate) fn of(object: &'a Map<String, Value>, path: impl Into<String>) -> Self {
        Self { object, path: path.into() }
    }

    /// The names of the fields that are not among these.
    pub(crate) fn others(&self, names: &[&str]) -> impl Iterator<Item = &'a String> {
        self.object.keys().filter(|key| !names.contains(&key.as_str()))
    }

    /// One that may be missing, or null.
    ///
    /// # Errors
    /// If `read` does not take it, which is for what is `expected`.
    pub(crate) fn get<T>(
        &self,
        name: &str,
        expected: &str,
        read: impl Fn(&'a Value) -> Option<T>,
    ) -> Result<Option<T>, NotJson> {
        match self.object.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => {
                read(value).map(Some).ok_or_else(|| wrong(value, &self.path_of(name), expected))
            }
        }
    }

    pub(crate) fn text(&self, name: &str) -> Result<Option<String>, NotJson> {
        self.get(name, "a string", |value| value.as_str().map(str::to_owned))
    }

    /// A list of texts; empty if it is missing.
    pub(crate) fn texts(&self, name: &str) -> Result<Vec<String>, NotJson> {
        let list = self.get(name, "a list", Value::as_array)?;
        let path = self.path_of(name);
        let texts = list.into_iter().flatten().enumerate();
        texts.map(|(index, value)| text(value, &format!("{path}[{index}]"))).collect()
    }

    /// Texts by their name; empty if it is missing.
    pub(crate) fn table(&self, name: &str) -> Result<BTreeMap<String, String>, NotJson> {
        let mut table = BTreeMap::new();
        for (key, value) in self.fields(name)?.into_iter().flat_map(|fields| fields.object) {
            let path = format!("{}.{key}", self.path_of(name));
            table.insert(key.clone(), text(value, &path)?);
        }
        Ok(table)
    }

    /// The fields of an object inside.
    pub(crate) fn fields(&self, name: &str) -> Result<Option<Self>, NotJson> {
        let object = self.get(name, "an object", Value::as_object)?;
        Ok(object.map(|object| Self::of(object, self.path_of(name))))
    }

    fn path_of(&self, name: &str) -> String {
        format!("{}.{name}", self.path)
    }
}

fn text(value: &Value, path: &str) -> Result<String, NotJson> {
    value.as_str().map(str::to_owned).ok_or_else(|| wrong(value, path, "a string"))
}

/// In serde's words.
fn wrong(value: &Value, path: &str, expected: &str) -> NotJson {
    let unexpected = match value {
        Value::Null => Unexpected::Unit,
        Value::Bool(is) => Unexpected::Bool(*is),
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(integer), _) => Unexpected::Signed(integer),
            (None, Some(integer)) => Unexpected::Unsigned(integer),
            (None, None) => Unexpected::Float(number.as_f64().unwrap_or_default()),
        },
        Value::String(text) => Unexpected::Str(text),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    };
    let reason = serde_json::Error::invalid_type(unexpected, &expected).to_string();
    NotJson { path: path.to_owned(), reason }
}
