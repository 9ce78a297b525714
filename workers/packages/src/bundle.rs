//! What the host of Python workers calls.

use wasm_bindgen::prelude::*;

use super::archive;
use super::environment::Environment;
use super::installer::Installer;
use super::package_file::Entry;
use super::python::Python;

/// Checks the packages of a config, which takes no interpreter.
///
/// # Errors
/// What is wrong with the first bad one.
#[wasm_bindgen]
pub fn check(packages: Vec<String>) -> Result<(), String> {
    Entry::parse_all(&packages).map(drop)
}

/// Those of the packages that are not installed, as their markers exclude the interpreter.
///
/// # Errors
/// As for [`check`].
#[wasm_bindgen]
pub fn excluded(python: &Python, packages: Vec<String>) -> Result<Vec<String>, String> {
    let environment = Environment::new(&python.version());
    let excluded = |entry| match entry {
        Entry::Requirement(text, it) if !it.is_needed(&environment, "") => Some(text),
        _ => None,
    };
    Ok(Entry::parse_all(&packages)?.into_iter().filter_map(excluded).collect())
}

/// Installs packages, and what they require: by name from the lock file at a URL, if there is one, whose files are in the
/// folder `base`.
///
/// # Errors
/// Names the package or the lock file, and why it cannot be used.
#[wasm_bindgen]
pub async fn install(
    python: Python,
    packages: Vec<String>,
    lock: Option<String>,
    base: String,
) -> Result<(), String> {
    let entries = Entry::parse_all(&packages)?;
    Installer::new(&python, entries, lock.as_deref(), base).await?.run().await
}

/// Unpacks an archive into a folder.
///
/// # Errors
/// Why it cannot be unpacked, or a file not be written.
#[wasm_bindgen]
pub fn unpack(python: &Python, folder: &str, bytes: &[u8]) -> Result<(), String> {
    let files = archive::unpack(bytes)?;
    files.iter().try_for_each(|(path, bytes)| python.write(&format!("{folder}/{path}"), bytes))
}
