//! Reads JSON with large integers, exactly.
//!
//! serde_json makes a float of an integer beyond 64 bits, and serde rounds every integer that is read as
//! a float, both silently. Here an integer is exact, or refused.

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, VariantAccess, Visitor,
};
use serde::{Deserialize, de, forward_to_deserialize_any};
use serde_json::value::RawValue;
use serde_json::{Error, from_str};

/// A JSON value, parsed by whatever reads it.
#[derive(Clone, Copy)]
pub(super) struct Exact<'de>(pub(super) &'de str);

impl<'de> Exact<'de> {
    fn is(self, first: char) -> bool {
        self.0.starts_with(first)
    }

    fn is_integer(self) -> bool {
        self.0.starts_with(|c: char| c == '-' || c.is_ascii_digit())
            && !self.0.contains(['.', 'e', 'E'])
    }

    /// The elements, if it is an array.
    fn elements(self) -> Result<impl Iterator<Item = Self>, Error> {
        let elements: Vec<&RawValue> = from_str(self.0)?;
        Ok(elements.into_iter().map(|raw| Self(raw.get())))
    }

    fn refuse<T>(self, what: &str) -> Result<T, Error> {
        Err(de::Error::custom(format!("the integer {} is beyond {what}", self.0)))
    }
}

/// Entries in the order of the text, as the error is to be the first.
struct Entries<'de>(Vec<(Key, Exact<'de>)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Entries<'de>;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some((key, raw)) = map.next_entry::<String, &RawValue>()? {
                    entries.push((Key(key), Exact(raw.get())));
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

impl<'de> IntoDeserializer<'de, Error> for Exact<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Exact<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is('[') {
            let mut elements = SeqDeserializer::new(self.elements()?);
            let value = visitor.visit_seq(&mut elements)?;
            return elements.end().map(|()| value);
        }
        if self.is('{') {
            let Entries(entries) = from_str(self.0)?;
            return visitor.visit_map(MapDeserializer::new(entries.into_iter()));
        }
        if self.is_integer() && from_str::<i64>(self.0).is_err() && from_str::<u64>(self.0).is_err()
        {
            return self.refuse("64 bits");
        }
        serde_json::Deserializer::from_str(self.0).deserialize_any(visitor)
    }

    fn deserialize_i128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        serde_json::Deserializer::from_str(self.0).deserialize_i128(visitor)
    }

    fn deserialize_u128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        serde_json::Deserializer::from_str(self.0).deserialize_u128(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let is_held = |float: f64| format!("{float:.0}") == self.0;
        if self.is_integer() && !from_str(self.0).is_ok_and(is_held) {
            return self.refuse("what a float holds exactly");
        }
        serde_json::Deserializer::from_str(self.0).deserialize_f64(visitor)
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0 == "null" { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name.starts_with("$serde_json") {
            // Raw JSON, as in `RawValue`.
            return serde_json::Deserializer::from_str(self.0)
                .deserialize_newtype_struct(name, visitor);
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if !self.is('{') {
            return serde_json::Deserializer::from_str(self.0)
                .deserialize_enum(name, variants, visitor);
        }
        let Entries(mut entries) = from_str(self.0)?;
        match (entries.pop(), entries.is_empty()) {
            (Some((Key(variant), value)), true) => visitor.visit_enum(Variant(variant, value)),
            _ => Err(de::Error::custom("an object with one key is expected")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

/// A key, which numbers are read from as well.
struct Key(String);

impl<'de> IntoDeserializer<'de, Error> for Key {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! numbers_in_keys {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            serde_json::Deserializer::from_reader(self.0.as_bytes()).$method(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Key {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string(self.0)
    }

    numbers_in_keys! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64 deserialize_bool
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(self.0.into_deserializer())
    }

    forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier
        ignored_any
    }
}

/// A variant of an enum, and what it holds.
struct Variant<'de>(String, Exact<'de>);

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Error;
    type Variant = Exact<'de>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Exact<'de>), Error> {
        Ok((seed.deserialize(self.0.into_deserializer())?, self.1))
    }
}

impl<'de> VariantAccess<'de> for Exact<'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Deserialize::deserialize(self)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }
}
