//! Removes from inline code the indentation of the HTML around it.

/// Removes the first line's indentation from every line. Line numbers stay the same, for tracebacks.
pub fn dedent(text: &str) -> String {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let indentation = &first[..first.len() - first.trim_start().len()];
    let dedented = text.lines().map(|line| line.strip_prefix(indentation).unwrap_or(line));
    dedented.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_indentation_of_the_first_line_goes_and_every_line_stays() {
        let text = "\n    def f():\n\n        return '''\ntext'''\n  ";
        assert_eq!(dedent(text), "\ndef f():\n\n    return '''\ntext'''\n  ");
        assert_eq!(dedent("x = 1"), "x = 1");
    }
}
