//! The size of the site.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::shell::{Shell, output};

/// The types of files that make a site large.
const LISTED: [&str; 4] = ["js", "mjs", "wasm", "zip"];

/// Prints each file's size after gzip, which Node has.
const PACKED: &str = "for (const file of process.argv.slice(1))
    console.log(require('zlib').gzipSync(require('fs').readFileSync(file)).length)";

/// Prints the size of every script, WebAssembly file and archive in `dist/`, raw and gzipped.
///
/// # Errors
///
/// When `dist/` cannot be read.
pub(crate) fn report(shell: &Shell) -> Result<()> {
    let dist = shell.file("dist");
    let mut files = files(&dist)?;
    files.retain(|file| file.extension().is_some_and(|kind| LISTED.iter().any(|it| kind == *it)));
    files.sort();
    let packed = output(shell.command("node").args(["-e", PACKED]).args(&files)).context("node")?;
    println!("\n{:>10} {:>10}  dist/", "bytes", "gzip");
    for (file, packed) in files.iter().zip(packed.lines()) {
        let name = file.strip_prefix(&dist)?.display();
        println!("{:>10} {packed:>10}  {name}", fs::metadata(file)?.len());
    }
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    Ok(found)
}
