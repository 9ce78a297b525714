//! Reads the text that `library/named_workers/_host.py` replies with: a mark, then JSON.

use serde::Deserialize;

use named_workers::host::{Failure, Raised, Reply};
use named_workers::protocol::{Json, NotJson};

/// Reads a call's reply.
pub(super) fn read(text: &str) -> Reply {
    let (mark, json) = split(text);
    match mark {
        '=' => Json::from_text(json.to_owned()).map_err(Failure::BadResult),
        '!' => Err(parse(json).map_or_else(Failure::BadResult, Failure::Raised)),
        _ => Err(Failure::BadResult(not_json(json))),
    }
}

/// A value that a call emitted.
pub(super) fn value(text: &str) -> Result<Json, NotJson> {
    match split(text) {
        ('=', json) => Json::from_text(json.to_owned()),
        (_, json) => Err(not_json(json)),
    }
}

/// What a script raised.
pub(super) fn raised(json: &str) -> Result<Raised, String> {
    parse(json).map_err(|error| error.to_string())
}

/// What a script exports; `None` if it does not say.
///
/// # Errors
/// What is wrong with its `__export__`.
pub(super) fn exports<T: for<'de> Deserialize<'de>>(text: &str) -> Result<Option<T>, String> {
    match split(text) {
        ('=', json) => serde_json::from_str(json).map_err(|error| error.to_string()),
        (_, json) => Err(not_json(json).reason),
    }
}

fn split(text: &str) -> (char, &str) {
    let mut characters = text.chars();
    (characters.next().unwrap_or_default(), characters.as_str())
}

fn not_json(json: &str) -> NotJson {
    #[derive(Deserialize)]
    struct Refused {
        path: String,
        reason: String,
    }
    parse(json).map_or_else(|error| error, |Refused { path, reason }| NotJson { path, reason })
}

fn parse<T: for<'de> Deserialize<'de>>(json: &str) -> Result<T, NotJson> {
    serde_json::from_str(json).map_err(|error| NotJson::at_root(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_an_exception_and_a_refusal_are_told_apart() {
        assert_eq!(read("=[1,2]").unwrap().as_str(), "[1,2]");
        let raised = read(r#"!{"type":"E","message":"m","traceback":null}"#).unwrap_err();
        assert!(matches!(raised, Failure::Raised(raised) if raised.message == "m"));
        let refused = read(r##"#{"path":"[1]","reason":"a set is not JSON"}"##).unwrap_err();
        assert!(
            matches!(refused, Failure::BadResult(it) if it.within("result") == "result[1]: a set is not JSON")
        );
    }

    #[test]
    fn text_that_is_not_json_is_a_bad_result() {
        assert!(matches!(read("=nan"), Err(Failure::BadResult(_))));
        assert!(matches!(read(""), Err(Failure::BadResult(_))));
    }
}
