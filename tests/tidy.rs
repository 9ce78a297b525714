//! What people forget: things that must agree, files that grow.
#![allow(clippy::panic, clippy::unwrap_used, reason = "this is a test")]
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

/// The most lines a source file may have.
const MOST_LINES: usize = 300;

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    // What is built, installed or copied.
    let others = ["dist", "node_modules", "public"];
    let own = entries.filter(|path| !others.iter().any(|other| path.ends_with(other)));
    let sources = own.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] });
    let known = ["rs", "py", "ts", "js", "mjs"];
    sources
        .filter(|path| known.iter().any(|known| path.extension() == Some(known.as_ref())))
        .collect()
}

/// The first fenced block of this language after a heading.
fn block<'a>(text: &'a str, heading: &str, fence: &str) -> &'a str {
    let section = text.split_once(heading).unwrap().1;
    let from = section.split_once(&format!("```{fence}\n")).unwrap().1;
    from.split_once("```").unwrap().0
}

#[test]
fn the_worker_in_the_readme_is_the_one_in_the_code() {
    let readme = read("README.md");
    let code = read("workers/calculator.rs");
    assert!(code.ends_with(block(&readme, "## A page and a worker", "rust,no_run")));
}

#[test]
fn every_file_that_the_papers_link_to_is_there() {
    for paper in ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md"] {
        let text = read(paper);
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.starts_with("http")) {
            assert!(Path::new(link).exists(), "{paper} links to {link}");
        }
    }
}

#[test]
fn no_source_file_has_grown_too_long() {
    let folders =
        ["src", "bundle", "crates", "engines", "examples", "workers", "tests", "e2e", "xtask/src"];
    for folder in folders {
        for path in sources(Path::new(folder)) {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            // A list of types is as long as what it describes.
            let is_list = path.to_string_lossy().ends_with(".d.ts");
            assert!(
                is_list || lines <= MOST_LINES,
                "{}: {lines} lines, is it still one idea?",
                path.display()
            );
        }
    }
}

#[test]
fn tests_wait_for_conditions_and_none_is_skipped() {
    let forbidden = ["waitForTimeout(", "thread::sleep(", "test.skip(", "test.only(", "#[ignore"];
    let this = Path::new(file!());
    for path in sources(Path::new("e2e")).into_iter().chain(sources(Path::new("tests"))) {
        let text = fs::read_to_string(&path).unwrap();
        let found = forbidden.iter().find(|word| path != this && text.contains(**word));
        assert_eq!(found, None, "{}", path.display());
    }
}

#[test]
fn every_worker_that_the_page_declares_is_built_by_trunk_and_known_to_cargo() {
    let html = read("index.html");
    let manifest = read("workers/Cargo.toml");
    for declaration in html.lines().filter(|line| line.contains("<script type=\"rs\"")) {
        let source = declaration.split_once("src=\"./").unwrap().1;
        let bin = source.split_once(".js\"").unwrap().0;
        assert!(html.contains(&format!("data-bin=\"{bin}\"")), "{bin} has no <link data-trunk>");
        assert!(manifest.contains(&format!("name = \"{bin}\"")), "{bin} is no [[bin]]");
    }
}

#[test]
fn the_rust_version_is_the_same_for_the_whole_workspace() {
    let members = [
        "benches/rust",
        "bundle",
        "crates/named-workers",
        "crates/named-workers-inspector",
        "crates/named-workers-ui",
        "examples/with-yew",
        "examples/without-yew",
        "workers",
        "workers/packages",
        "workers/python",
        "xtask",
    ];
    for manifest in members.iter().chain(&["."]).map(|folder| format!("{folder}/Cargo.toml")) {
        assert!(read(&manifest).contains("rust-version.workspace = true"), "{manifest}");
    }
}
