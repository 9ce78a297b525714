//! What `index.html` has trunk compile.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::rust::WASM;
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

/// Cargo builds that leave trunk nothing to compile: one for all binaries of a package.
///
/// Trunk builds one binary after the other, cargo several at a time.
///
/// # Errors
///
/// When `index.html` cannot be read.
pub(crate) fn builds(shell: &Shell, profile: Profile) -> Result<Vec<Command>> {
    let html = fs::read_to_string(shell.file("index.html")).context("index.html")?;
    let build = |(options, bins): (Vec<String>, Vec<&str>)| {
        let mut cargo = shell.cargo(&format!("build --locked --target={WASM}"));
        cargo.args(profile.option()).args(options).args(bins);
        cargo
    };
    Ok(groups(&html).into_iter().map(build).collect())
}

/// Cargo's options for the page's binaries, each with the binaries that they are for.
///
/// They are what trunk gives to cargo: with other options, cargo would compile again for trunk.
fn groups(html: &str) -> BTreeMap<Vec<String>, Vec<&str>> {
    let mut groups = BTreeMap::<_, Vec<_>>::new();
    for link in links(html) {
        let bin = value(link, "data-bin").into_iter().flat_map(|bin| ["--bin", bin]);
        groups.entry(options(link)).or_default().extend(bin);
    }
    groups
}

fn options(link: &str) -> Vec<String> {
    let mut options = vec!["--manifest-path".into(), manifest(link)];
    if link.contains("data-cargo-all-features") {
        options.push("--all-features".into());
    }
    if link.contains("data-cargo-no-default-features") {
        options.push("--no-default-features".into());
    }
    if let Some(features) = value(link, "data-cargo-features") {
        options.extend(["--features".into(), features.into()]);
    }
    options
}

/// The package's `Cargo.toml`: `href` names it or its folder; without one it is the page's own.
fn manifest(link: &str) -> String {
    match value(link, "href") {
        None => "Cargo.toml".into(),
        Some(file) if file.ends_with("Cargo.toml") => file.into(),
        Some(folder) => format!("{}/Cargo.toml", folder.trim_end_matches('/')),
    }
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

    /// Cargo's options and binaries for a page, a line for each build.
    fn lines(html: &str) -> Vec<String> {
        let line = |(options, bins): (Vec<String>, Vec<&str>)| {
            format!("{} {}", options.join(" "), bins.join(" "))
        };
        groups(html).into_iter().map(line).collect()
    }

    #[test]
    fn the_binaries_of_a_package_are_one_build() {
        let html = r#"
<link rel="stylesheet" href="app.css">
<link data-trunk rel="icon" href="icon.svg">
<link data-trunk rel="rust" data-bin="app">
<link data-trunk rel="rust" href="workers/Cargo.toml" data-bin="primes" data-type="worker" />
<link data-trunk rel="rust" href="workers/python/Cargo.toml" data-bin="python">
<link data-trunk rel="rust" href="workers/Cargo.toml" data-bin="calculator">
"#;
        let expected = [
            "--manifest-path Cargo.toml --bin app",
            "--manifest-path workers/Cargo.toml --bin primes --bin calculator",
            "--manifest-path workers/python/Cargo.toml --bin python",
        ];
        assert_eq!(lines(html), expected);
    }

    #[test]
    fn binaries_with_other_features_are_a_build_of_their_own() {
        let html = r#"
<link data-trunk rel="rust" data-bin="full" data-cargo-all-features>
<link data-trunk rel="rust" data-bin="lean" data-cargo-no-default-features data-cargo-features="fast">
"#;
        let expected = [
            "--manifest-path Cargo.toml --all-features --bin full",
            "--manifest-path Cargo.toml --no-default-features --features fast --bin lean",
        ];
        assert_eq!(lines(html), expected);
    }

    #[test]
    fn a_package_may_be_named_by_its_folder() {
        let html = r#"<link data-trunk rel="rust" href="workers/" data-bin="primes">"#;
        assert_eq!(lines(html), ["--manifest-path workers/Cargo.toml --bin primes"]);
    }

    #[test]
    fn every_package_of_the_page_is_there() {
        let page = include_str!("../../index.html");
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        for manifest in links(page).map(manifest) {
            assert!(root.join(&manifest).is_file(), "index.html names {manifest}");
        }
    }
}
