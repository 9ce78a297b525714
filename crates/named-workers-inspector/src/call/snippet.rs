//! A call as code, to copy.

use serde_json::value::RawValue;

use named_workers::Signature;

/// A language that can make the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Rust,
    JavaScript,
    Python,
}

impl Language {
    pub(super) const ALL: [Self; 3] = [Self::Rust, Self::JavaScript, Self::Python];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Rust => "Rust",
            Self::JavaScript => "JavaScript",
            Self::Python => "Python",
        }
    }
}

/// The call of a function with these arguments, a JSON array.
pub(super) fn snippet(
    language: Language,
    worker: &str,
    signature: &Signature,
    json: &str,
) -> String {
    let elements: Vec<&RawValue> = serde_json::from_str(json).unwrap_or_default();
    let elements: Vec<_> = elements.iter().map(|element| element.get()).collect();
    let (name, function) = (quoted(worker), &signature.name);
    match language {
        Language::Rust => {
            let returns = signature.returns.as_deref().unwrap_or("serde_json::Value");
            let arguments: String =
                elements.iter().map(|element| format!("json!({element}), ")).collect();
            format!(
                "let worker = workers().get({name}).await?;\n\
                 let result: {returns} = worker.call({}, ({})).await?;",
                quoted(function),
                arguments.trim_end(),
            )
        }
        Language::JavaScript => format!(
            "const worker = await namedWorkers.get({name});\n\
             const result = await worker.call({}, [{}]);",
            quoted(function),
            elements.join(", "),
        ),
        Language::Python => {
            let arguments: Vec<_> = elements.iter().map(|element| python(element)).collect();
            format!(
                "from named_workers import workers\n\n\
                 worker = await workers[{name}]\n\
                 result = await worker.{function}({})",
                arguments.join(", "),
            )
        }
    }
}

/// JSON's strings are those of all three languages, but for characters that JSON alone allows.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// JSON as Python writes it: its words are others, outside of strings.
fn python(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(character) = rest.chars().next() {
        let string = if character == '"' { string_end(rest) } else { None };
        let word = [("true", "True"), ("false", "False"), ("null", "None")];
        let word = word.into_iter().find(|(word, _)| rest.starts_with(word));
        let (taken, written) = match (string, word) {
            (Some(end), _) => (end, &rest[..end]),
            (None, Some((word, written))) => (word.len(), written),
            (None, None) => (character.len_utf8(), &rest[..character.len_utf8()]),
        };
        text += written;
        rest = &rest[taken..];
    }
    text
}

/// Where the string ends that the text begins with.
fn string_end(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (index, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(index + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(language: Language) -> String {
        let signature = Signature {
            name: "greet".into(),
            parameters: Vec::new(),
            returns: Some("String".into()),
            doc: None,
        };
        snippet(language, "a \"b\"", &signature, r#"["null \"true", {"a": [true, null]}]"#)
    }

    #[test]
    fn a_call_is_written_in_each_language() {
        let rust = written(Language::Rust);
        assert!(rust.contains(r#"workers().get("a \"b\"").await?"#), "{rust}");
        assert!(rust.ends_with(
            r#"let result: String = worker.call("greet", (json!("null \"true"), json!({"a": [true, null]}),)).await?;"#
        ), "{rust}");
        let javascript = written(Language::JavaScript);
        assert!(
            javascript.ends_with(r#"call("greet", ["null \"true", {"a": [true, null]}]);"#),
            "{javascript}"
        );
    }

    #[test]
    fn python_has_its_own_words_outside_of_strings() {
        let python = written(Language::Python);
        assert!(
            python.ends_with(r#"worker.greet("null \"true", {"a": [True, None]})"#),
            "{python}"
        );
    }
}
