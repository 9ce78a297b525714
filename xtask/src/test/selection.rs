//! Which tests to run.

use anyhow::{Context, Result};

/// A kind of tests.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// Those that need no browser.
    Native,
    /// The library's tests inside a browser.
    Wasm,
    /// The tests of the built site.
    EndToEnd,
    /// Those of workers on a cluster, which need Ray.
    Cluster,
}

impl Kind {
    fn from_name(name: &str) -> Option<Self> {
        match name {
            "native" => Some(Self::Native),
            "wasm" => Some(Self::Wasm),
            "e2e" => Some(Self::EndToEnd),
            "cluster" => Some(Self::Cluster),
            _ => None,
        }
    }
}

/// The kinds of tests to run, and what to pass to Playwright.
#[derive(Debug, PartialEq)]
pub(crate) struct Selection {
    /// The one kind to run, if not all.
    pub(super) only: Option<Kind>,
    /// The one kind to leave out.
    pub(super) without: Option<Kind>,
    /// Playwright's options.
    pub(super) playwright: Vec<String>,
    /// Environment variables for the tests.
    pub(super) environment: Vec<(&'static str, String)>,
}

impl Selection {
    /// Reads `[[--without] native | wasm | e2e | cluster] [-- playwright options]`.
    ///
    /// # Errors
    ///
    /// When it is anything else.
    pub(super) fn parse(arguments: &[String]) -> Result<Self> {
        let mut parts = arguments.splitn(2, |argument| argument == "--");
        let (only, without) = match parts.next().unwrap_or_default() {
            [] => (None, None),
            [kind] => (Some(kind_of(kind)?), None),
            [option, kind] if option == "--without" => (None, Some(kind_of(kind)?)),
            other => (Some(kind_of(&other.join(" "))?), None),
        };
        let playwright = parts.next().unwrap_or_default().to_vec();
        Ok(Self { only, without, playwright, environment: Vec::new() })
    }

    /// Tests of the built site, chosen by Playwright's options.
    pub(crate) fn end_to_end(
        playwright: Vec<String>,
        environment: Vec<(&'static str, String)>,
    ) -> Self {
        Self { only: Some(Kind::EndToEnd), without: None, playwright, environment }
    }

    /// Whether all tests of the built site run.
    pub(super) fn has_every_spec(&self) -> bool {
        self.includes(&[Kind::EndToEnd]) && self.playwright.is_empty()
    }

    /// Whether to run a step that is for these kinds.
    ///
    /// When everything runs, the native steps do so in a process of their own.
    pub(super) fn includes(&self, kinds: &[Kind]) -> bool {
        match (self.only, self.without) {
            (Some(only), _) => kinds.contains(&only),
            (None, without) => {
                let is_left_out = |kind: &Kind| without == Some(*kind);
                kinds != [Kind::Native] && (kinds.is_empty() || !kinds.iter().all(is_left_out))
            }
        }
    }
}

fn kind_of(name: &str) -> Result<Kind> {
    let unknown = || format!("`{name}` is not a kind of test: native, wasm, e2e or cluster");
    Kind::from_name(name).with_context(unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Option<Selection> {
        Selection::parse(&line.split_whitespace().map(String::from).collect::<Vec<_>>()).ok()
    }

    fn selection(only: Option<Kind>, playwright: &[&str]) -> Option<Selection> {
        let playwright = playwright.iter().map(|option| (*option).into()).collect();
        Some(Selection { only, without: None, playwright, environment: vec![] })
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
    fn a_kind_of_tests_is_left_out_by_its_name() {
        let everything_else = parse("--without cluster -- --headed").unwrap();
        assert!(!everything_else.includes(&[Kind::Cluster]));
        assert!(everything_else.includes(&[Kind::EndToEnd, Kind::Cluster]));
        assert!(everything_else.includes(&[]) && parse("").unwrap().includes(&[Kind::Cluster]));
        assert_eq!(everything_else.playwright, ["--headed"]);
        assert_eq!(parse("--without"), None);
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
