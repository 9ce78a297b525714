//! Arguments to start from.

use named_workers::{Parameter, Signature};

/// Arguments that suit the signature: `[10, "text"]`.
pub(super) fn example(signature: &Signature) -> String {
    let needed = positional(signature).filter(|parameter| parameter.default.is_none());
    let values: Vec<_> = needed.map(value).collect();
    format!("[{}]", values.join(", "))
}

/// The parameters that have a field of their own: those before `*`.
pub(super) fn positional(signature: &Signature) -> impl Iterator<Item = &Parameter> {
    signature.parameters.iter().take_while(|parameter| !parameter.name.starts_with('*'))
}

pub(super) fn value(parameter: &Parameter) -> String {
    of_type(parameter.type_name.as_deref().unwrap_or_default())
}

fn of_type(name: &str) -> String {
    let (outer, inner) = name.split_once(['<', '[']).unwrap_or((name, ""));
    let inner = inner.trim_end_matches(['>', ']']);
    match outer.rsplit("::").next().unwrap_or_default().trim_start_matches('&') {
        "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" | "isize" | "int" => {
            "10".into()
        }
        "f32" | "f64" | "float" => "1.5".into(),
        "bool" => "true".into(),
        "String" | "str" => "\"text\"".into(),
        "Vec" | "list" if !inner.is_empty() => format!("[{0}, {0}]", of_type(inner)),
        "Vec" | "list" | "tuple" => "[]".into(),
        "HashMap" | "BTreeMap" | "dict" => "{}".into(),
        _ => "null".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameter(type_name: &str, default: Option<&str>) -> Parameter {
        Parameter {
            name: "x".into(),
            type_name: Some(type_name.into()),
            default: default.map(Into::into),
        }
    }

    fn signature(parameters: impl IntoIterator<Item = Parameter>) -> Signature {
        Signature {
            name: "f".into(),
            parameters: parameters.into_iter().collect(),
            returns: None,
            doc: None,
        }
    }

    #[test]
    fn an_example_suits_the_types() {
        let types = ["u64", "Vec<f64>", "&str", "std::string::String", "list[int]", "Option<u8>"];
        let parameters = types.map(|name| parameter(name, None));
        let expected = r#"[10, [1.5, 1.5], "text", "text", [10, 10], null]"#;
        assert_eq!(example(&signature(parameters)), expected);
    }

    #[test]
    fn an_example_leaves_out_what_may_be_left_out() {
        let parameters = [parameter("bool", None), parameter("int", Some("1"))];
        assert_eq!(example(&signature(parameters)), "[true]");
    }
}
