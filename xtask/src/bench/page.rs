//! The page of the benches, which is not part of the site.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use crate::rust::WASM;
use crate::shell::{Shell, run};

const FOLDER: &str = "target/bench/page";

/// Its programs, and how wasm-opt treats each: as trunk treats those of the site.
const PROGRAMS: [(&str, &str); 3] = [("page", "-Oz"), ("worker", "-O3"), ("oneshot", "-O3")];

/// Builds the page and its workers.
///
/// # Errors
///
/// When the build fails.
pub(super) fn build(shell: &Shell) -> Result<()> {
    run(&mut shell.cargo(&format!("build --locked --release --target {WASM} --package benches")))?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
    for (program, optimisation) in PROGRAMS {
        let wasm = target.join(WASM).join("release").join(program).with_extension("wasm");
        let mut bindgen = shell.command("wasm-bindgen");
        run(bindgen.args(["--target", "web", "--out-dir", FOLDER]).arg(wasm))?;
        let bound = format!("{FOLDER}/{program}_bg.wasm");
        run(shell.command("wasm-opt").args([optimisation, &bound, "-o", &bound]))?;
    }
    Ok(())
}
