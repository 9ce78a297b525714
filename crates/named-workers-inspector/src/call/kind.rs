//! The types of parameters, as far as a field can help with them.

use serde_json::Value;

/// What a parameter takes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// From this to that, both included; Python's have no bounds.
    Integer(f64, f64),
    Float,
    Bool,
    Text,
    List(Box<Kind>),
    Optional(Box<Kind>),
    /// Any JSON.
    Open,
}

impl Kind {
    /// The kind of a type of Rust or Python; without one, anything.
    pub(super) fn of(type_name: Option<&str>) -> Self {
        let name = type_name.unwrap_or_default().trim();
        if let Some(inner) = name.strip_suffix("| None") {
            return Self::Optional(Box::new(Self::of(Some(inner))));
        }
        let (outer, inner) = name.split_once(['<', '[']).unwrap_or((name, ""));
        let inner = inner.strip_suffix(['>', ']']).unwrap_or(inner);
        let signed = |bits: i32| Self::Integer(-2f64.powi(bits - 1), 2f64.powi(bits - 1) - 1.0);
        let unsigned = |bits: i32| Self::Integer(0.0, 2f64.powi(bits) - 1.0);
        match outer.rsplit("::").next().unwrap_or_default().trim_start_matches('&') {
            "u8" => unsigned(8),
            "u16" => unsigned(16),
            "u32" | "usize" => unsigned(32),
            "u64" => unsigned(64),
            "i8" => signed(8),
            "i16" => signed(16),
            "i32" | "isize" => signed(32),
            "i64" => signed(64),
            "int" => Self::Integer(f64::NEG_INFINITY, f64::INFINITY),
            "f32" | "f64" | "float" => Self::Float,
            "bool" => Self::Bool,
            "String" | "str" => Self::Text,
            "Vec" | "list" if !inner.is_empty() => Self::List(Box::new(Self::of(Some(inner)))),
            "Vec" | "list" => Self::List(Box::new(Self::Open)),
            "Option" | "Optional" => Self::Optional(Box::new(Self::of(Some(inner)))),
            _ => Self::Open,
        }
    }

    /// What is wrong with a value, as far as can be known here. The worker has the last word.
    pub(super) fn complaint(&self, json: &str) -> Option<String> {
        match serde_json::from_str(json.trim()) {
            Ok(value) => self.mismatch(&value, ""),
            Err(_) => Some("this is not JSON".into()),
        }
    }

    fn mismatch(&self, value: &Value, path: &str) -> Option<String> {
        let wanted = match (self, value) {
            (Self::Open, _) | (Self::Optional(_), Value::Null) => return None,
            (Self::Optional(inner), value) => return inner.mismatch(value, path),
            (Self::List(inner), Value::Array(values)) => {
                let mut elements = values.iter().enumerate();
                return elements
                    .find_map(|(index, it)| inner.mismatch(it, &format!("{path}[{index}]")));
            }
            (Self::Integer(least, most), Value::Number(number)) => {
                let number = number.as_f64().unwrap_or_default();
                match number {
                    _ if number.fract() != 0.0 => "a whole number".into(),
                    _ if number < *least => format!("a number from {least}"),
                    _ if number > *most => format!("a number up to {most}"),
                    _ => return None,
                }
            }
            (Self::Float, Value::Number(_))
            | (Self::Bool, Value::Bool(_))
            | (Self::Text, Value::String(_)) => return None,
            (Self::Integer(..), _) => "a whole number".into(),
            (Self::Float, _) => "a number".into(),
            (Self::Bool, _) => "true or false".into(),
            (Self::Text, _) => "text in quotes".into(),
            (Self::List(_), _) => "a list".to_owned(),
        };
        Some(match path {
            "" => format!("this should be {wanted}"),
            path => format!("{path} should be {wanted}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaint(type_name: &str, json: &str) -> String {
        Kind::of(Some(type_name)).complaint(json).unwrap_or_default()
    }

    #[test]
    fn a_value_of_another_type_is_told_with_what_it_should_be() {
        assert_eq!(complaint("u64", "1.5"), "this should be a whole number");
        assert_eq!(complaint("u8", "256"), "this should be a number up to 255");
        assert_eq!(complaint("Vec<f64>", "[1, true]"), "[1] should be a number");
        assert_eq!(
            complaint("list[list[int]]", "[[1], [2, \"x\"]]"),
            "[1][1] should be a whole number"
        );
        assert_eq!(complaint("str", "1"), "this should be text in quotes");
        assert_eq!(complaint("bool", "1"), "this should be true or false");
    }

    #[test]
    fn what_fits_is_not_complained_about_and_neither_is_what_is_not_known() {
        let fine = [
            ("Option<u8>", "null"),
            ("int | None", "null"),
            ("int", "12345678901234567890123"),
            ("std::vec::Vec<String>", "[\"a\"]"),
            ("Report", "{}"),
            ("", "[1]"),
            ("&str", "\"a\""),
        ];
        for (type_name, json) in fine {
            assert_eq!(complaint(type_name, json), "", "{type_name}");
        }
    }
}
