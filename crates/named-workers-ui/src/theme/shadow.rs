//! Styles of a document, rewritten for a shadow tree.

/// The size of a root that nobody has changed, in pixels.
const ROOT: f64 = 16.0;

/// The root is the tree's host, and lengths are in pixels, as `rem` is the page's.
pub(super) fn for_shadow(css: &str) -> String {
    let mut rewritten = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("rem") {
        let (before, after) = (&rest[..at], &rest[at + 3..]);
        let is_number = |it: char| it.is_ascii_digit() || it == '.';
        let number = &before[before.trim_end_matches(is_number).len()..];
        match number.parse::<f64>() {
            Ok(length) if !after.starts_with(|next: char| next.is_alphanumeric()) => {
                rewritten += &before[..before.len() - number.len()];
                rewritten += &format!("{}px", length * ROOT);
            }
            _ => rewritten += &rest[..at + 3],
        }
        rest = after;
    }
    rewritten += rest;
    rewritten.replace(":root", ":host")
}

#[cfg(test)]
mod tests {
    use super::for_shadow;

    #[test]
    fn lengths_do_not_depend_on_the_page() {
        let css = "a { margin: 1rem -0.5rem; width: calc(3.5rem - 2px); }";
        assert_eq!(for_shadow(css), "a { margin: 16px -8px; width: calc(56px - 2px); }");
    }

    #[test]
    fn the_root_is_the_host() {
        assert_eq!(for_shadow(":root {\n--line: red; }"), ":host {\n--line: red; }");
    }

    #[test]
    fn words_stay_as_they_are() {
        let css = ".remove, .theorem { content: \"1remark rem\"; }";
        assert_eq!(for_shadow(css), css);
    }
}
