//! Which tests to run.

use anyhow::{Result, bail};

/// A kind of tests.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// Those that need no browser.
    Native,
    /// The library's tests inside a browser.
    Wasm,
    /// The tests of the built site.
    EndToEnd,
}

/// The one kind of tests to run, if not all, and what to pass to Playwright.
#[derive(Debug, PartialEq)]
pub(crate) struct Selection {
    pub(super) only: Option<Kind>,
    /// Playwright's options.
    pub(super) playwright: Vec<String>,
    /// Environment variables for the tests.
    pub(super) environment: Vec<(&'static str, String)>,
}

impl Selection {
    /// Reads `[native | wasm | e2e] [-- playwright options]`.
    ///
    /// # Errors
    ///
    /// When it is anything else.
    pub(super) fn parse(arguments: &[String]) -> Result<Self> {
        let mut parts = arguments.splitn(2, |argument| argument == "--");
        let only = match parts.next().unwrap_or_default() {
            [] => None,
            [kind] if kind == "native" => Some(Kind::Native),
            [kind] if kind == "wasm" => Some(Kind::Wasm),
            [kind] if kind == "e2e" => Some(Kind::EndToEnd),
            other => bail!("`{}` is not a kind of test: native, wasm or e2e", other.join(" ")),
        };
        let playwright = parts.next().unwrap_or_default().to_vec();
        Ok(Self { only, playwright, environment: Vec::new() })
    }

    /// Tests of the built site, chosen by Playwright's options.
    pub(crate) fn end_to_end(
        playwright: Vec<String>,
        environment: Vec<(&'static str, String)>,
    ) -> Self {
        Self { only: Some(Kind::EndToEnd), playwright, environment }
    }

    /// Whether all tests of the built site run.
    pub(super) fn has_every_spec(&self) -> bool {
        self.includes(&[Kind::EndToEnd]) && self.playwright.is_empty()
    }

    /// Whether to run a step that is for these kinds.
    ///
    /// When everything runs, the native steps do so in a process of their own.
    pub(super) fn includes(&self, kinds: &[Kind]) -> bool {
        match self.only {
            Some(only) => kinds.contains(&only),
            None => kinds != [Kind::Native],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Option<Selection> {
        Selection::parse(&line.split_whitespace().map(String::from).collect::<Vec<_>>()).ok()
    }

    fn selection(only: Option<Kind>, playwright: &[&str]) -> Option<Selection> {
        let playwright = playwright.iter().map(|option| (*option).into()).collect();
        Some(Selection { only, playwright, environment: vec![] })
    }

    #[test]
    fn without_arguments_every_kind_of_tests_runs() {
        assert_eq!(parse(""), selection(None, &[]));
    }

    #[test]
    fn what_follows_two_dashes_is_for_playwright() {
        assert_eq!(parse("e2e -- --headed"), selection(Some(Kind::EndToEnd), &["--headed"]));
    }

    #[test]
    fn playwright_options_need_no_kind() {
        assert_eq!(parse("-- --headed"), selection(None, &["--headed"]));
    }

    #[test]
    fn an_unknown_kind_of_tests_is_an_error() {
        assert_eq!(parse("units"), None);
    }

    #[test]
    fn a_single_kind_of_tests_runs_its_own_steps() {
        let native = parse("native").unwrap();
        assert!(native.includes(&[Kind::Native]) && native.includes(&[Kind::Native, Kind::Wasm]));
        assert!(!native.includes(&[Kind::Wasm]) && !native.includes(&[]));
    }

    #[test]
    fn every_spec_runs_unless_others_or_some_are_asked_for() {
        let has_every_spec = |line| parse(line).unwrap().has_every_spec();
        assert!(has_every_spec("") && has_every_spec("e2e"));
        assert!(!has_every_spec("wasm") && !has_every_spec("native"));
        assert!(!has_every_spec("e2e -- streams"));
    }

    #[test]
    fn the_native_steps_are_left_to_their_own_process_when_everything_runs() {
        let everything = parse("").unwrap();
        assert!(!everything.includes(&[Kind::Native]));
        assert!(everything.includes(&[Kind::Native, Kind::Wasm]) && everything.includes(&[]));
    }
}
