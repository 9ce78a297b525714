//! The parts of Python code, as far as colours need them.

/// What a part of the code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Plain,
    Comment,
    Text,
    Number,
    Keyword,
}

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// Splits code into parts. Together they are the code.
pub(super) fn parts(code: &str) -> Vec<(Part, &str)> {
    let mut parts: Vec<(Part, &str)> = Vec::new();
    let (mut plain, mut at) = (0, 0);
    while at < code.len() {
        let rest = &code[at..];
        let (part, length) = next(rest);
        if part != Part::Plain {
            if plain < at {
                parts.push((Part::Plain, &code[plain..at]));
            }
            parts.push((part, &rest[..length]));
            plain = at + length;
        }
        at += length;
    }
    if plain < code.len() {
        parts.push((Part::Plain, &code[plain..]));
    }
    parts
}

/// What the code begins with, and how long that is.
fn next(code: &str) -> (Part, usize) {
    let Some(first) = code.chars().next() else { return (Part::Plain, 0) };
    let of = |is: fn(char) -> bool| code.find(|character| !is(character)).unwrap_or(code.len());
    match first {
        '#' => (Part::Comment, code.find('\n').unwrap_or(code.len())),
        '"' | '\'' => (Part::Text, text_length(code, first)),
        '0'..='9' => (Part::Number, of(|it| it.is_alphanumeric() || it == '.' || it == '_')),
        _ if first.is_alphabetic() || first == '_' => {
            let length = of(|it| it.is_alphanumeric() || it == '_');
            let is_keyword = KEYWORDS.contains(&&code[..length]);
            (if is_keyword { Part::Keyword } else { Part::Plain }, length)
        }
        _ => (Part::Plain, first.len_utf8()),
    }
}

/// The length of a string; one of a single line ends with its line.
fn text_length(code: &str, quote: char) -> usize {
    let triple = String::from(quote).repeat(3);
    let is_long = code.starts_with(&triple);
    let start = if is_long { 3 } else { 1 };
    let mut escaped = false;
    for (index, character) in code.char_indices().skip(start) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' if !is_long => return index,
            _ if is_long && code[index..].starts_with(&triple) => return index + 3,
            _ if !is_long && character == quote => return index + 1,
            _ => {}
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_strings_numbers_and_comments_are_told_apart() {
        let code = "def f(x):  # one\n    return 'def' + x2 + 1_0.5";
        let seen: Vec<_> =
            parts(code).into_iter().filter(|(part, _)| *part != Part::Plain).collect();
        let expected = [
            (Part::Keyword, "def"),
            (Part::Comment, "# one"),
            (Part::Keyword, "return"),
            (Part::Text, "'def'"),
            (Part::Number, "1_0.5"),
        ];
        assert_eq!(seen, expected);
    }

    #[test]
    fn the_parts_are_the_code_whatever_it_is() {
        for code in ["", "'", "'''ä\n\"", "\"\\", "x = 'ä\ny", "# ß", "\"\"\"a\"\"\"b"] {
            assert_eq!(parts(code).iter().map(|(_, text)| *text).collect::<String>(), code);
        }
    }
}
