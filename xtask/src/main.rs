//! The project's own commands: everything between a fresh clone and a running page.
//!
//! `cargo xtask serve`, `build` and `test` first see to the tools they need ([`setup`]), then run
//! them. What is there already is used as it is; what is missing is installed once, and said.

mod browser;
mod build;
mod cache;
mod chaos;
mod first_run;
mod interpreters;
mod job;
mod npm;
mod page;
mod plain_trunk;
mod progress;
mod rust;
mod serve;
mod setup;
mod shell;
mod sizes;
mod test;
mod tool;
mod trunk;
mod version;

use std::process::ExitCode;

use anyhow::Result;

use shell::Shell;

const USAGE: &str = "\
cargo xtask <command>

  serve [trunk options]             the app on http://localhost:8080, rebuilt when a file changes
  build [trunk options]             the release site, in dist/
  test  [native | wasm | e2e] [-- playwright options]
                                    every check and every test, or one kind of them
  chaos [--minutes N] [--seed S]    calls and faults at random for 5 or N minutes

What they need and cannot find is installed into the user's cache folder, once.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<ExitCode> {
    match arguments.split_first() {
        Some((command, rest)) if command == "serve" => serve::run(Shell::new()?, rest)?,
        Some((command, rest)) if command == "build" => build::run(Shell::new()?, rest)?,
        Some((command, rest)) if command == "test" => test::run(Shell::new()?, rest)?,
        Some((command, rest)) if command == "chaos" => chaos::run(Shell::new()?, rest)?,
        _ => {
            eprint!("{USAGE}");
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}
