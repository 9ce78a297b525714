//! Reads the text that `library/named_workers/_host.py` replies with: a mark, then JSON.

use js_sys::JsString;
use serde::Deserialize;

use named_workers::host::{Failure, Raised, Reply};
use named_workers::protocol::{Json, NotJson};

/// Reads a call's reply. A value stays a string of JavaScript's.
pub(super) fn read(text: &JsString) -> Reply {
    match text.char_at(0) == "=" {
        true => Ok(Json::from_js(text.slice(1, text.length()))),
        false => Err(failure(&String::from(text))),
    }
}

/// Reads why there is no value.
fn failure(text: &str) -> Failure {
    match split(text) {
        ('!', json) => parse(json).map_or_else(Failure::BadResult, Failure::Raised),
        (_, json) => Failure::BadResult(not_json(json)),
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
    fn an_exception_and_a_refusal_are_told_apart() {
        let raised = failure(r#"!{"type":"E","message":"m","traceback":null}"#);
        assert!(matches!(raised, Failure::Raised(raised) if raised.message == "m"));
        let refused = failure(r##"#{"path":"[1]","reason":"a set is not JSON"}"##);
        assert!(
            matches!(refused, Failure::BadResult(it) if it.within("result") == "result[1]: a set is not JSON")
        );
    }

    #[test]
    fn text_without_a_mark_is_a_bad_result() {
        assert!(matches!(failure("nan"), Failure::BadResult(_)));
        assert!(matches!(failure(""), Failure::BadResult(_)));
    }
}
