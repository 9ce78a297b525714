//! The names of packages and extras.

/// The normalized form of the name of a package or an extra: `Foo_Bar` becomes `foo-bar`.
pub fn normal(name: &str) -> String {
    let parts: Vec<_> = name.split(['-', '_', '.']).filter(|part| !part.is_empty()).collect();
    parts.join("-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_name_has_one_normalized_form() {
        for name in ["foo-bar", "Foo_Bar", "foo.bar", "FOO-._bar"] {
            assert_eq!(normal(name), "foo-bar");
        }
    }
}
