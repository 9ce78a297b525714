//! The project's own commands: everything between a fresh clone and a running page.
//!
//! Each first makes sure that the tools it needs are there ([`setup`]). Tools that are already
//! installed are used as they are; missing ones are installed once, with a message.

mod apt;
mod bench;
mod binstall;
mod browser;
mod build;
mod cache;
mod chaos;
mod component;
mod deny;
mod first_run;
mod interpreters;
mod job;
mod mirror;
mod npm;
mod pack;
mod page;
mod pip;
mod plain_trunk;
mod progress;
mod ray;
mod ruff;
mod rust;
mod serve;
mod setup;
mod shell;
mod sizes;
mod test;
mod together;
mod tool;
mod trunk;
mod version;
mod wasmtime;

use std::process::ExitCode;

use anyhow::Result;

use shell::Shell;

const USAGE: &str = "\
cargo xtask <command>

  serve [--remote] [trunk options]  the app on http://localhost:8080, rebuilt when a file changes; and the
                                    prime sieve as a component, on a local wasmtime
  build [trunk options]             the release site, in dist/
  pack                              the runtime for pages without Rust, as a zip and for npm, in target/pack/
  test  [native | wasm | e2e | cluster] [-- playwright options]
                                    every check and test, or those of one kind; --without KIND leaves one out
  bench [subjects]                  the speed of the site beside others', in benches/RESULTS.md; `servers`: a search
                                    on components, in benches/SERVERS.md
  component <worker | file.py>      a worker as a wasi:http component, in target/components/
  chaos [--minutes N] [--seed S]    random calls and faults for N minutes, 5 by default

Missing tools are installed into your cache folder, once.
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
        Some((command, [])) if command == "pack" => pack::run(Shell::new()?)?,
        Some((command, rest)) if command == "test" => test::run(Shell::new()?, rest)?,
        Some((command, rest)) if command == "bench" => bench::run_subjects(Shell::new()?, rest)?,
        Some((command, rest)) if command == "component" => component::run(Shell::new()?, rest)?,
        Some((command, rest)) if command == "chaos" => chaos::run(Shell::new()?, rest)?,
        _ => {
            eprint!("{USAGE}");
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}
