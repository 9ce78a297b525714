//! JSON text formatted for people, with every number and string as it was written.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// Text no longer than this stays on one line, exactly as it is.
const LINE: usize = 80;
/// How many levels of brackets are formatted.
const DEPTH: usize = 16;
/// How many characters of a long text are shown.
const SHOWN: usize = 50_000;

/// Formats valid JSON. Very long text is cut, and says so.
pub(super) fn pretty(json: &str) -> String {
    let mut text = laid_out(json, 0);
    if let Some((end, _)) = text.char_indices().nth(SHOWN) {
        let cut = text.split_off(end).chars().count();
        text += &format!("… and {cut} more characters");
    }
    text
}

fn laid_out(json: &str, depth: usize) -> String {
    if json.len() <= LINE || depth == DEPTH {
        return json.to_owned();
    }
    if let Ok(elements) = serde_json::from_str::<Vec<&RawValue>>(json) {
        return array(&elements, depth);
    }
    match serde_json::from_str::<Entries>(json) {
        Ok(entries) => object(&entries, depth),
        Err(_) => json.to_owned(),
    }
}

/// If no element has brackets of its own, they fill lines; otherwise each gets its own line.
fn array(elements: &[&RawValue], depth: usize) -> String {
    let texts = elements.iter().map(|element| element.get());
    if texts.clone().any(|text| text.starts_with(['[', '{'])) {
        let lines = texts.map(|text| laid_out(text, depth + 1));
        return format!("[{}]", block(lines, depth));
    }
    format!("[{}]", texts.collect::<Vec<_>>().join(", "))
}

fn object(entries: &Entries, depth: usize) -> String {
    let line = |(key, value): &(&RawValue, &RawValue)| {
        format!("{}: {}", key.get(), laid_out(value.get(), depth + 1))
    };
    format!("{{{}}}", block(entries.0.iter().map(line), depth))
}

fn block(lines: impl Iterator<Item = String>, depth: usize) -> String {
    let outer = "\n".to_owned() + &"  ".repeat(depth);
    let inner = outer.clone() + "  ";
    let lines: Vec<_> = lines.collect();
    format!("{inner}{}{outer}", lines.join(&format!(",{inner}")))
}

/// The entries of an object, in order.
struct Entries<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_stays_as_it_is() {
        assert_eq!(pretty("[1.50,9007199254740993]"), "[1.50,9007199254740993]");
    }

    #[test]
    fn a_long_object_gets_one_line_per_entry_in_order() {
        let long = "x".repeat(LINE);
        let json = format!(r#"{{"z\u00e4":1.0,"a":"{long}"}}"#);
        let expected = format!("{{\n  \"z\\u00e4\": 1.0,\n  \"a\": \"{long}\"\n}}");
        assert_eq!(pretty(&json), expected);
    }

    #[test]
    fn a_long_array_of_numbers_stays_together() {
        let numbers: Vec<_> = (1_000..1_030).map(|number: u32| number.to_string()).collect();
        let json = format!("[{}]", numbers.join(","));
        assert_eq!(pretty(&json), format!("[{}]", numbers.join(", ")));
    }

    #[test]
    fn an_array_of_arrays_gets_one_line_for_each() {
        let row = "1,".repeat(LINE / 4) + "1";
        let json = format!("[[{row}],[{row}]]");
        assert_eq!(pretty(&json), format!("[\n  [{row}],\n  [{row}]\n]"));
    }

    #[test]
    fn a_very_long_text_is_cut_and_says_so() {
        let json = format!("\"{}\"", "ä".repeat(SHOWN));
        assert!(pretty(&json).ends_with("ä… and 2 more characters"));
    }
}
