//! Finds what JSON cannot represent in a value, and where.
//!
//! serde_json writes NaN and infinities as `null` and byte strings as arrays of numbers, silently.
//! This serializer writes nothing: it walks the value and rejects them, with their path.

use std::fmt::Display;

use serde::ser::{self, Serialize, Serializer};
use serde_json::Value;

use super::NotJson;

/// How deep lists and maps may be nested. More would end some interpreter's stack.
pub(super) const DEEPEST: usize = 100;

/// What is said of more.
pub(super) const TOO_DEEP: &str = "it is nested too deeply for JSON";

/// Checks that JSON can represent a value, with at most this many levels of lists and maps.
///
/// # Errors
/// Names the first thing in it that JSON cannot represent, and its path.
pub(super) fn check<T: Serialize + ?Sized>(value: &T, levels: usize) -> Result<(), NotJson> {
    value.serialize(Check { levels })
}

fn refuse<T>(reason: impl Into<String>) -> Result<T, NotJson> {
    Err(NotJson { path: String::new(), reason: reason.into() })
}

/// Prepends one segment to an error's path, on the way out.
fn below(segment: impl FnOnce() -> String) -> impl FnOnce(NotJson) -> NotJson {
    move |error| NotJson { path: segment() + &error.path, ..error }
}

impl ser::Error for NotJson {
    fn custom<T: Display>(message: T) -> Self {
        Self { path: String::new(), reason: message.to_string() }
    }
}

/// Checks a value that may have this many more levels.
struct Check {
    levels: usize,
}

impl Check {
    /// One level down.
    fn enter(self) -> Result<usize, NotJson> {
        let levels = self.levels.checked_sub(1);
        levels.map_or_else(|| refuse(TOO_DEEP), Ok)
    }
}

macro_rules! accept {
    ($($method:ident($($type:ty),*))*) => {
        $(fn $method(self, $(_: $type),*) -> Result<(), NotJson> { Ok(()) })*
    };
}

impl Serializer for Check {
    type Ok = ();
    type Error = NotJson;
    type SerializeSeq = Elements;
    type SerializeTuple = Elements;
    type SerializeTupleStruct = Elements;
    type SerializeTupleVariant = Elements;
    type SerializeMap = Entries;
    type SerializeStruct = Entries;
    type SerializeStructVariant = Entries;

    accept! {
        serialize_bool(bool)
        serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64) serialize_i128(i128)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64) serialize_u128(u128)
        serialize_char(char) serialize_str(&str)
        serialize_none() serialize_unit() serialize_unit_struct(&'static str)
        serialize_unit_variant(&'static str, u32, &'static str)
    }

    fn serialize_f32(self, value: f32) -> Result<(), NotJson> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), NotJson> {
        match value {
            _ if value.is_finite() => Ok(()),
            _ if value.is_nan() => refuse("NaN is not JSON"),
            _ if value > 0.0 => refuse("Infinity is not JSON"),
            _ => refuse("-Infinity is not JSON"),
        }
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), NotJson> {
        refuse("a byte string is not JSON")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), NotJson> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), NotJson> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), NotJson> {
        value.serialize(self).map_err(below(|| format!(".{variant}")))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Elements, NotJson> {
        Ok(Elements { levels: self.enter()?, ..Elements::default() })
    }

    fn serialize_tuple(self, _: usize) -> Result<Elements, NotJson> {
        Ok(Elements { levels: self.enter()?, ..Elements::default() })
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Elements, NotJson> {
        Ok(Elements { levels: self.enter()?, ..Elements::default() })
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Elements, NotJson> {
        Ok(Elements { levels: self.enter()?, variant: Some(variant), index: 0 })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries, NotJson> {
        Ok(Entries { levels: self.enter()?, ..Entries::default() })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Entries, NotJson> {
        Ok(Entries { levels: self.enter()?, ..Entries::default() })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Entries, NotJson> {
        Ok(Entries { levels: self.enter()?, variant: Some(variant), key: String::new() })
    }
}

/// A sequence that is being walked.
#[derive(Default)]
struct Elements {
    levels: usize,
    variant: Option<&'static str>,
    index: usize,
}

impl Elements {
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotJson> {
        let walked = value.serialize(Check { levels: self.levels });
        walked.map_err(below(|| dotted(self.variant) + &format!("[{}]", self.index)))?;
        self.index += 1;
        Ok(())
    }
}

/// A map or struct that is being walked.
#[derive(Default)]
struct Entries {
    levels: usize,
    variant: Option<&'static str>,
    key: String,
}

impl Entries {
    fn entry<T: Serialize + ?Sized>(&self, key: &str, value: &T) -> Result<(), NotJson> {
        let walked = value.serialize(Check { levels: self.levels });
        walked.map_err(below(|| dotted(self.variant) + &format!(".{key}")))
    }
}

fn dotted(variant: Option<&str>) -> String {
    variant.map(|name| format!(".{name}")).unwrap_or_default()
}

macro_rules! walk_elements {
    ($($trait:ident::$method:ident),*) => {$(
        impl ser::$trait for Elements {
            type Ok = ();
            type Error = NotJson;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotJson> {
                self.element(value)
            }

            fn end(self) -> Result<(), NotJson> {
                Ok(())
            }
        }
    )*};
}

walk_elements! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field
}

macro_rules! walk_fields {
    ($($trait:ident),*) => {$(
        impl ser::$trait for Entries {
            type Ok = ();
            type Error = NotJson;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), NotJson> {
                self.entry(key, value)
            }

            fn end(self) -> Result<(), NotJson> {
                Ok(())
            }
        }
    )*};
}

walk_fields! { SerializeStruct, SerializeStructVariant }

impl ser::SerializeMap for Entries {
    type Ok = ();
    type Error = NotJson;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), NotJson> {
        self.key = match serde_json::to_value(key) {
            Ok(Value::String(text)) => text,
            Ok(Value::Number(number)) => number.to_string(),
            _ => return refuse("a map with keys that are not strings is not JSON"),
        };
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotJson> {
        self.entry(&self.key, value)
    }

    fn end(self) -> Result<(), NotJson> {
        Ok(())
    }
}
