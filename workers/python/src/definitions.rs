//! Signatures read from the `def` lines of a script's source.

use std::collections::BTreeMap;

use named_workers::protocol::{Parameter, Signature};

/// The functions that a script defines at its top level, by name. The last definition wins.
pub fn definitions(source: &str) -> BTreeMap<String, Signature> {
    let mut found = BTreeMap::new();
    let mut offset = 0;
    for line in source.split_inclusive('\n') {
        let after = source.get(offset..).unwrap_or_default();
        offset += line.len();
        let header = line.strip_prefix("async ").unwrap_or(line).trim_start();
        if line.starts_with(['d', 'a']) && header.starts_with("def ") {
            found.extend(definition(after).map(|signature| (signature.name.clone(), signature)));
        }
    }
    found
}

/// Reads `def name(parameters) -> returns:` and the docstring.
fn definition(source: &str) -> Option<Signature> {
    let (_, rest) = source.split_once("def ")?;
    let (name, rest) = rest.split_once('(')?;
    let name = name.trim();
    if name.is_empty() || name.contains(|c: char| c != '_' && !c.is_alphanumeric()) {
        return None; // the `(` belongs to another line
    }
    let end = split_at_top(rest, ')').next()?.len();
    let (parameters, rest) = (rest.get(..end)?, rest.get(end + 1..)?);
    let head = split_at_top(rest, ':').next()?;
    let body = rest.get(head.len() + 1..).unwrap_or_default();
    Some(Signature {
        name: name.to_owned(),
        parameters: split_at_top(parameters, ',').filter_map(parameter).collect(),
        returns: head.trim().strip_prefix("->").map(one_line),
        doc: docstring(body),
    })
}

fn parameter(text: &str) -> Option<Parameter> {
    let mut halves = split_at_top(text, '=');
    let (named, default) = (halves.next()?, halves.next());
    let mut halves = split_at_top(named, ':');
    let (name, type_name) = (halves.next()?, halves.next());
    let name = one_line(name);
    // A `/` forbids arguments by keyword, and a call passes them by position anyway.
    let is_one = !name.is_empty() && name != "/";
    is_one.then(|| Parameter {
        name,
        type_name: type_name.map(one_line),
        default: default.map(one_line),
    })
}

/// The text on one line, without comments.
fn one_line(text: &str) -> String {
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Splits at a separator outside brackets, strings and comments.
fn split_at_top(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = top(text, separator);
        rest = end.and_then(|end| text.get(end + 1..));
        Some(end.and_then(|end| text.get(..end)).unwrap_or(text))
    })
}

/// The position of the first such separator.
fn top(text: &str, separator: char) -> Option<usize> {
    let mut depth = 0_usize;
    let mut characters = text.char_indices();
    while let Some((index, c)) = characters.next() {
        match c {
            _ if depth == 0 && c == separator => return Some(index),
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            '#' => drop(characters.by_ref().find(|(_, c)| *c == '\n')),
            '"' | '\'' => skip_string(&mut characters, c),
            _ => {}
        }
    }
    None
}

fn skip_string(characters: &mut std::str::CharIndices<'_>, quote: char) {
    while let Some((_, c)) = characters.next() {
        match c {
            '\\' => drop(characters.next()),
            _ if c == quote => return,
            _ => {}
        }
    }
}

/// The string that a body starts with, without its indentation.
fn docstring(body: &str) -> Option<String> {
    let body = body.trim_start();
    let quote = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quote| body.starts_with(quote))?;
    let (text, _) = body.get(quote.len()..)?.split_once(quote)?;
    let lines: Vec<_> = text.trim().lines().collect();
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let later = lines.iter().skip(1).filter(|line| !line.trim().is_empty());
    let indent = later.map(indent).min().unwrap_or_default();
    let lines = lines.iter().enumerate().map(|(index, line)| match index {
        0 => line.trim(),
        _ => line.get(indent..).unwrap_or_default().trim_end(),
    });
    Some(lines.collect::<Vec<_>>().join("\n")).filter(|doc| !doc.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(source: &str, name: &str) -> String {
        definitions(source)[name].to_string()
    }

    #[test]
    fn parameters_have_their_types_and_defaults() {
        let source =
            "def add(a: int, b: dict[str, int] = {'x': 1}, *rest, key=(1, 2)) -> int:\n  pass\n";
        let expected = "add(a: int, b: dict[str, int] = {'x': 1}, *rest, key = (1, 2)) -> int";
        assert_eq!(written(source, "add"), expected);
    }

    #[test]
    fn a_definition_may_be_async_and_span_several_lines() {
        let source = "x = 1\nasync def slow(\n    n,  # how often, (roughly)\n    word=\"a,b)\",\n):\n    pass\n";
        assert_eq!(written(source, "slow"), "slow(n, word = \"a,b)\")");
        assert_eq!(written("def none(): return 1", "none"), "none()");
        assert_eq!(written("def only(a, /, b): pass", "only"), "only(a, b)");
    }

    #[test]
    fn the_docstring_loses_its_indentation() {
        let source =
            "def f():\n    \"\"\"Adds.\n\n    Two\n      numbers.\n    \"\"\"\n    return 1\n";
        assert_eq!(definitions(source)["f"].doc.as_deref(), Some("Adds.\n\nTwo\n  numbers."));
        assert_eq!(definitions("def f():\n  return 'x'\n")["f"].doc, None);
    }

    #[test]
    fn methods_and_inner_functions_are_left_out() {
        let source = "class A:\n    def f(self): pass\ndef g():\n    def f(a): pass\n";
        assert_eq!(definitions(source).into_keys().collect::<Vec<_>>(), ["g"]);
    }

    #[test]
    fn source_that_is_cut_short_does_no_harm() {
        for source in [
            "def",
            "def f",
            "def f(",
            "def f(a",
            "def f(a=\"",
            "def f\ng(a)",
            "async def",
            "définition",
        ] {
            assert!(definitions(source).is_empty(), "{source}");
        }
    }
}
