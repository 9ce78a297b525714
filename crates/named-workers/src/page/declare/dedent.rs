//! Removes from inline code the indentation of the HTML around it.

/// Removes the indentation of the first line of code from every line: a script's first statement is not
/// indented, but a comment before it may be. Line numbers stay the same, for tracebacks.
pub fn dedent(text: &str) -> String {
    let is_code = |line: &&str| !matches!(line.trim_start().chars().next(), None | Some('#'));
    let first = text.lines().find(is_code).unwrap_or_default();
    let indentation = &first[..first.len() - first.trim_start().len()];
    let dedented = text.lines().map(|line| line.strip_prefix(indentation).unwrap_or(line));
    dedented.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_indentation_of_the_first_line_of_code_goes_and_every_line_stays() {
        let text = "\n    def f():\n\n        return '''\ntext'''\n  ";
        assert_eq!(dedent(text), "\ndef f():\n\n    return '''\ntext'''\n  ");
        assert_eq!(dedent("x = 1"), "x = 1");
    }

    #[test]
    fn a_comment_before_the_code_may_be_indented_as_it_likes() {
        assert_eq!(
            dedent("\n      # deeper\n  x = 1\n"),
            "\n    # deeper\nx = 1\n".trim_end_matches('\n')
        );
        assert_eq!(dedent("# not at all\n  x = 1"), "# not at all\nx = 1");
    }
}
