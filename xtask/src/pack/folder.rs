//! The runtime as a folder of files for any static server.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::shell::Shell;

/// What of the site is the runtime; a folder with all that is in it.
const RUNTIME: [&str; 14] = [
    "named-workers.js",
    "named-workers-inspector.js",
    "page_runtime.js",
    "python_scripts.js",
    "runtime.js",
    "runtime_bg.wasm",
    "inspector.js",
    "inspector_bg.wasm",
    "python.js",
    "python_bg.wasm",
    "packages.js",
    "packages_bg.wasm",
    "snippets",
    "interpreters",
];

const LICENSES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// The runtime with a page that uses it. Returns the folder, which is made anew.
///
/// # Errors
///
/// When the site lacks a file, or one cannot be written.
pub(crate) fn make(shell: &Shell, folder: &Path) -> Result<PathBuf> {
    make_runtime(shell, folder)?;
    copy(&shell.file("bundle/index.html"), &folder.join("index.html"))?;
    Ok(folder.to_owned())
}

/// The runtime alone, in a folder that is made anew.
///
/// # Errors
///
/// When the site lacks a file, or one cannot be written.
pub(super) fn make_runtime(shell: &Shell, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    for name in RUNTIME {
        copy(&shell.file("dist").join(name), &folder.join(name))?;
    }
    for name in LICENSES {
        copy(&shell.file(name), &folder.join(name))?;
    }
    Ok(())
}

/// Copies a file, or a folder with all that is in it.
pub(super) fn copy(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    fs::copy(from, to).with_context(|| from.display().to_string())?;
    Ok(())
}

/// The files in a folder and in those inside, in order.
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}
