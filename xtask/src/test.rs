//! `cargo xtask test`

mod beside;
mod selection;
mod steps;

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::page::Profile;
use crate::progress::Minutes;
use crate::shell::Shell;
use crate::{build, deny, mirror, npm, ruff, rust, setup};

use selection::Kind::{self, Cluster, EndToEnd, Native, Wasm};
pub(crate) use selection::Selection;
use steps::Tests;

type Step = fn(&mut Tests) -> Result<()>;

/// The kinds of a step that runs only if every kind of tests does.
const ALL_AT_ONCE: &[Kind] = &[];

/// Every step, the kinds of tests that it is for, and what it does.
///
/// The tests in the browser measure times, and so nothing runs beside them.
const STEPS: [(&str, &[Kind], Step); 24] = [
    ("rustfmt and clippy", &[Native, Wasm], |tests| rust::ensure_components(&tests.shell)),
    ("native tests, started", ALL_AT_ONCE, Tests::start_native),
    ("formatting", &[Native], |tests| tests.cargo("fmt --all --check")),
    ("python files", &[Native], |tests| ruff::check(tests.shell.clone())),
    ("clippy", &[Native], Tests::clippy),
    ("docs", &[Native], Tests::docs),
    ("packages", &[Native], Tests::packages),
    ("native tests", &[Native], |tests| tests.cargo("test --locked --workspace")),
    ("dependencies from crates.io", &[Native], |tests| deny::check(tests.shell.clone())),
    ("dependencies from npm", &[Native], |tests| npm::audit(&tests.shell)),
    ("tools", &[Wasm, EndToEnd, Cluster], |tests| {
        setup::ensure_trunk(&mut tests.shell, Profile::Release)
    }),
    ("npm packages", &[Wasm, EndToEnd, Cluster], |tests| npm::ensure(&mut tests.shell)),
    ("types", &[Wasm, EndToEnd], Tests::types),
    ("tests in Node", &[Wasm, EndToEnd], Tests::node),
    ("browsers", &[Wasm, EndToEnd, Cluster], Tests::browsers),
    ("packages from PyPI", &[EndToEnd], |tests| mirror::ensure(&tests.shell)),
    ("release site", &[Wasm, EndToEnd, Cluster], |tests| build::site(&tests.shell, &[])),
    ("zip and npm package", &[Wasm, EndToEnd], Tests::pack),
    ("test workers and wasm tests", &[Wasm, EndToEnd], Tests::fixtures),
    ("components", &[EndToEnd], Tests::components),
    ("clippy for wasm", &[Wasm], Tests::clippy_for_wasm),
    ("native tests, ended", ALL_AT_ONCE, Tests::finish_native),
    ("tests in the browser", &[Wasm, EndToEnd], Tests::playwright),
    ("workers on a cluster", &[Cluster], Tests::cluster),
];

/// Runs the checks and tests, and says how long each took.
///
/// # Errors
///
/// When one fails; those after it are not run.
pub(crate) fn run(shell: Shell, arguments: &[String]) -> Result<()> {
    run_selection(shell, Selection::parse(arguments)?)
}

/// Runs the selected steps.
///
/// # Errors
///
/// When a step fails; those after it are not run. The native tests are waited for all the same.
pub(crate) fn run_selection(shell: Shell, selection: Selection) -> Result<()> {
    let mut tests = Tests::new(shell, selection);
    let times = run_steps(&mut tests);
    tests.wait_for_native();
    sum_up(&times?);
    Ok(())
}

fn run_steps(tests: &mut Tests) -> Result<Vec<(&'static str, Duration)>> {
    let mut times = Vec::new();
    for (title, kinds, step) in STEPS {
        if tests.selection.includes(kinds) {
            println!("\n== {title}");
            let started = Instant::now();
            step(tests).context(title)?;
            times.push((title, started.elapsed()));
        }
        if tests.has_native_failed() {
            tests.finish_native()?;
        }
    }
    Ok(times)
}

fn sum_up(times: &[(&str, Duration)]) {
    println!("\n== passed");
    let total = ("in total", times.iter().map(|(_, time)| *time).sum());
    for (title, time) in times.iter().chain([&total]) {
        println!("{:>8}  {title}", Minutes(*time).to_string());
    }
}
