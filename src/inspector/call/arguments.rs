//! Arguments as typed: a JSON array with one element per parameter.

use serde_json::value::RawValue;

use super::example::example;
use named_workers::Signature;
use named_workers::protocol::Json;

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
    let mut parameters = signature.parameters.iter();
    parameters.all(|parameter| parameter.default.is_some())
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
}
