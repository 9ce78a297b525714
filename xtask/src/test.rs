//! `cargo xtask test`

mod selection;
mod steps;

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::page::Profile;
use crate::progress::Minutes;
use crate::shell::Shell;
use crate::{build, npm, rust, setup};

use selection::Kind::{self, EndToEnd, Native, Wasm};
pub(crate) use selection::Selection;
use steps::Tests;

type Step = fn(&mut Tests) -> Result<()>;

/// Every step, what it is there for, and what it does; the quick ones first.
const STEPS: [(&str, &[Kind], Step); 12] = [
    ("rustfmt and clippy", &[Native, Wasm], |tests| rust::ensure_components(&tests.shell)),
    ("formatting", &[Native], |tests| tests.cargo("fmt --all --check")),
    ("clippy", &[Native], |tests| tests.cargo("clippy --workspace --all-targets -- -D warnings")),
    ("docs", &[Native], Tests::docs),
    ("native tests", &[Native], |tests| tests.cargo("test --workspace")),
    ("tools", &[Wasm, EndToEnd], |tests| setup::ensure_trunk(&mut tests.shell, Profile::Release)),
    ("clippy for wasm", &[Wasm], Tests::clippy_for_wasm),
    ("npm packages", &[Wasm, EndToEnd], |tests| npm::ensure(&mut tests.shell)),
    ("browser", &[Wasm, EndToEnd], Tests::browser),
    ("release site", &[Wasm, EndToEnd], |tests| build::site(&tests.shell, &[])),
    ("test workers and wasm tests", &[Wasm, EndToEnd], Tests::fixtures),
    ("tests in the browser", &[Wasm, EndToEnd], Tests::playwright),
];

/// Runs the checks and the tests, and sums them up.
///
/// # Errors
///
/// When one fails; those after it are not run.
pub(crate) fn run(shell: Shell, arguments: &[String]) -> Result<()> {
    run_selection(shell, Selection::parse(arguments)?)
}

/// Runs what is selected, with all that it needs.
///
/// # Errors
///
/// When a step fails; those after it are not run.
pub(crate) fn run_selection(shell: Shell, selection: Selection) -> Result<()> {
    let mut tests = Tests::new(shell, selection);
    let mut times = Vec::new();
    for (title, kinds, step) in STEPS {
        if tests.selection.includes(kinds) {
            println!("\n== {title}");
            let started = Instant::now();
            step(&mut tests).context(title)?;
            times.push((title, started.elapsed()));
        }
    }
    sum_up(&times);
    Ok(())
}

fn sum_up(times: &[(&str, Duration)]) {
    println!("\n== all is well");
    let total = ("in all", times.iter().map(|(_, time)| *time).sum());
    for (title, time) in times.iter().chain([&total]) {
        println!("{:>8}  {title}", Minutes(*time).to_string());
    }
}
