//! Arguments as typed: a JSON array with one element per parameter, and each element by itself.

use serde_json::value::RawValue;

use super::example::{example, positional};
use named_workers::Signature;
use named_workers::protocol::Json;

/// What is typed for one function. The text is what is sent; the fields follow it, and it follows them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Arguments {
    /// The array.
    pub(super) text: String,
    /// The JSON of each argument; empty where there is none.
    pub(super) fields: Vec<String>,
}

impl Arguments {
    /// The array was edited. While it is not JSON, the fields stay.
    pub(super) fn edit(&mut self, text: String) {
        if let Ok(elements) = serde_json::from_str::<Vec<&RawValue>>(&text) {
            self.fields = elements.iter().map(|element| element.get().to_owned()).collect();
        } else if text.trim().is_empty() {
            self.fields.clear();
        }
        self.text = text;
    }

    /// One argument was edited. Those that are left out at the end take their defaults.
    pub(super) fn edit_field(&mut self, signature: &Signature, index: usize, text: String) {
        let count = positional(signature).count().max(self.fields.len());
        self.fields.resize(count, String::new());
        if let Some(field) = self.fields.get_mut(index) {
            *field = text;
        }
        let given = self.fields.iter().rposition(|field| !field.trim().is_empty());
        let given = given.map_or(0, |last| last + 1);
        self.text = match given {
            0 => String::new(),
            _ => format!("[{}]", self.fields[..given].join(", ")),
        };
    }

    /// One argument's JSON.
    pub(super) fn field(&self, index: usize) -> &str {
        self.fields.get(index).map_or("", String::as_str)
    }
}

/// Reads the arguments of a call.
///
/// # Errors
/// What is wrong with the text, and where.
pub(super) fn read(text: &str, signature: &Signature) -> Result<Json, String> {
    let text = match text.trim() {
        "" if takes_nothing(signature) => "[]",
        "" => return Err(missing(signature)),
        text => text,
    };
    match serde_json::from_str::<&RawValue>(text) {
        Err(error) => Err(not_json(text, &error)),
        Ok(value) if !value.get().starts_with('[') => Err(not_an_array(text, signature)),
        Ok(_) => Json::from_text(text.to_owned()).map_err(|error| error.to_string()),
    }
}

fn takes_nothing(signature: &Signature) -> bool {
    positional(signature).all(|parameter| parameter.default.is_some())
}
fn missing(signature: &Signature) -> String {
    let example = example(signature);
    format!("Enter the arguments as a JSON array, such as {example}.")
}

fn not_an_array(text: &str, signature: &Signature) -> String {
    let instead = match signature.parameters.len() {
        1 => format!("[{text}]"),
        _ => example(signature),
    };
    format!("Arguments are a JSON array with one element per parameter. Write {instead} instead.")
}

fn not_json(text: &str, error: &serde_json::Error) -> String {
    let said = error.to_string();
    let reason = said.split(" at line ").next().unwrap_or_default();
    let reason = reason.replace("EOF while parsing", "it ends inside");
    let position = characters(text, error.column());
    format!("This is not JSON: {reason} at character {position}.")
}

/// serde_json counts columns in bytes, people in characters.
fn characters(text: &str, bytes: usize) -> usize {
    text.char_indices().take_while(|(start, _)| *start < bytes).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use named_workers::Parameter;

    fn signature(types: &[&str]) -> Signature {
        let parameter = |name: &&str| Parameter {
            name: "x".into(),
            type_name: Some((*name).into()),
            default: None,
        };
        Signature {
            name: "f".into(),
            parameters: types.iter().map(parameter).collect(),
            returns: None,
            doc: None,
        }
    }

    #[test]
    fn an_array_is_taken_as_is() {
        let json = read(" [9007199254740993, 1.50] ", &signature(&["u64", "f64"])).unwrap();
        assert_eq!(json.as_str(), "[9007199254740993, 1.50]");
    }

    #[test]
    fn what_is_not_json_is_refused_with_its_position() {
        let error = read("[1, ä]", &signature(&["u64"])).unwrap_err();
        assert_eq!(error, "This is not JSON: expected value at character 5.");
    }

    #[test]
    fn positions_are_counted_in_characters() {
        let error = read("[\"ää\", x]", &signature(&["u64"])).unwrap_err();
        assert_eq!(error, "This is not JSON: expected value at character 8.");
    }

    #[test]
    fn json_that_ends_too_early_is_refused_in_words() {
        let error = read("[1, 2", &signature(&["u64"])).unwrap_err();
        assert_eq!(error, "This is not JSON: it ends inside a list at character 5.");
    }

    #[test]
    fn a_single_value_is_refused_with_the_array_to_write() {
        let error = read("5", &signature(&["u64"])).unwrap_err();
        assert!(error.ends_with("Write [5] instead."), "{error}");
    }

    #[test]
    fn an_empty_field_means_no_arguments_where_none_are_needed() {
        assert_eq!(read("", &signature(&[])).unwrap().as_str(), "[]");
    }

    #[test]
    fn an_empty_field_is_refused_where_arguments_are_needed() {
        let error = read(" ", &signature(&["u64"])).unwrap_err();
        assert_eq!(error, "Enter the arguments as a JSON array, such as [10].");
    }

    #[test]
    fn the_array_follows_its_fields_and_they_follow_it() {
        let mut arguments = Arguments::default();
        arguments.edit_field(&signature(&["u64", "f64", "bool"]), 1, "2.5".into());
        assert_eq!(arguments.text, "[, 2.5]");
        arguments.edit_field(&signature(&["u64", "f64", "bool"]), 0, "1".into());
        assert_eq!(arguments.text, "[1, 2.5]");
        arguments.edit("[7, [8]]".into());
        assert_eq!((arguments.field(0), arguments.field(1), arguments.field(2)), ("7", "[8]", ""));
    }

    #[test]
    fn fields_stay_while_the_array_is_not_json() {
        let mut arguments = Arguments::default();
        arguments.edit("[7]".into());
        arguments.edit("[7".into());
        assert_eq!((arguments.field(0), arguments.text.as_str()), ("7", "[7"));
    }
}
