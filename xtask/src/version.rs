//! Reading versions: of locked packages, and of what programs report.

/// The version of a package in the text of a `Cargo.lock`.
pub(crate) fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// The version in the answer to `--version`: the word after the program's name.
pub(crate) fn reported(answer: &str) -> Option<&str> {
    answer.split_whitespace().nth(1)
}

/// The first number of a version, with or without a leading `v`.
pub(crate) fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-macro"
version = "0.2.99"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry"
"#;

    #[test]
    fn a_locked_version_is_found_by_the_whole_name() {
        assert_eq!(locked(LOCK, "wasm-bindgen"), Some("0.2.130"));
    }

    #[test]
    fn a_package_that_is_not_locked_has_no_version() {
        assert_eq!(locked(LOCK, "wasm"), None);
    }

    #[test]
    fn a_reported_version_may_be_followed_by_a_commit() {
        assert_eq!(reported("wasm-bindgen 0.2.130 (27c7a4d06)\n"), Some("0.2.130"));
    }

    #[test]
    fn an_empty_answer_reports_no_version() {
        assert_eq!(reported(""), None);
    }

    #[test]
    fn the_major_version_of_node_is_read_past_its_v() {
        assert_eq!(major("v20.20.2\n"), Some(20));
    }

    #[test]
    fn a_version_that_is_not_a_number_has_no_major() {
        assert_eq!(major("nightly"), None);
    }
}
