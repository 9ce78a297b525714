//! What `index.html` has trunk compile.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::shell::Shell;

/// The profile that the page is built in.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Profile {
    /// For `trunk serve`.
    Dev,
    /// For `trunk build --release`.
    Release,
}

impl Profile {
    /// The profile that trunk's options ask for.
    pub(crate) fn of(options: &[String]) -> Self {
        if options.iter().any(|option| option == "--release") { Self::Release } else { Self::Dev }
    }

    fn option(self) -> Option<&'static str> {
        (self == Self::Release).then_some("--release")
    }
}

/// Cargo builds that leave trunk nothing to compile: one for all binaries with the same options.
///
/// Trunk builds one binary after the other, cargo several at a time.
///
/// # Errors
///
/// When `index.html` cannot be read.
pub(crate) fn builds(shell: &Shell, profile: Profile) -> Result<Vec<Command>> {
    let html = fs::read_to_string(shell.file("index.html")).context("index.html")?;
    let build = |(options, bins): (Vec<&str>, Vec<&str>)| {
        let mut cargo = shell.cargo("build --target=wasm32-unknown-unknown");
        cargo.args(profile.option()).args(options).args(bins);
        cargo
    };
    Ok(groups(&html).into_iter().map(build).collect())
}

/// Cargo's options for the page's binaries, each with the binaries that they are for.
fn groups(html: &str) -> BTreeMap<Vec<&str>, Vec<&str>> {
    let mut groups = BTreeMap::<_, Vec<_>>::new();
    for link in links(html) {
        let bin = value(link, "data-bin").into_iter().flat_map(|bin| ["--bin", bin]);
        groups.entry(options(link)).or_default().extend(bin);
    }
    groups
}

fn options(link: &str) -> Vec<&str> {
    let all = link.contains("data-cargo-no-default-features");
    let features = value(link, "data-cargo-features").into_iter();
    let features = features.flat_map(|features| ["--features", features]);
    all.then_some("--no-default-features").into_iter().chain(features).collect()
}

/// The `<link data-trunk rel="rust" …>` elements.
fn links(html: &str) -> impl Iterator<Item = &str> {
    html.split("<link")
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .filter(|link| link.contains("data-trunk") && value(link, "rel") == Some("rust"))
}

fn value<'a>(link: &'a str, attribute: &str) -> Option<&'a str> {
    let (_, rest) = link.split_once(&format!(" {attribute}=\""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = r#"
<link rel="stylesheet" href="app.css">
<link data-trunk rel="icon" href="icon.svg">
<link data-trunk rel="rust" data-bin="app">
<link data-trunk rel="rust" data-bin="primes" data-type="worker" />
<link data-trunk rel="rust" data-bin="lean" data-cargo-no-default-features data-cargo-features="fast">
"#;

    #[test]
    fn binaries_with_the_same_options_are_one_build() {
        let plain = (vec![], vec!["--bin", "app", "--bin", "primes"]);
        let lean = (vec!["--no-default-features", "--features", "fast"], vec!["--bin", "lean"]);
        assert_eq!(groups(HTML), BTreeMap::from([plain, lean]));
    }
}
