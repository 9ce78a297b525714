//! The Python interpreters that the page's workers run, from npm's packages.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::shell::{Shell, run};

/// The folder that `index.html` has trunk copy, wherever cargo's own target folder is.
const FOLDER: &str = "target/interpreters";

/// Becomes [`FOLDER`] once complete, so that an interrupted run leaves nothing half done there.
const UNFINISHED: &str = "target/interpreters.unfinished";

/// Each interpreter's folder, its package, and the package's files that are served as they are.
const INTERPRETERS: [(&str, &str, &[&str]); 2] = [
    (
        "pyodide",
        "pyodide",
        &["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json"],
    ),
    (
        "micropython",
        "@micropython/micropython-webassembly-pyscript",
        &["micropython.mjs", "micropython.wasm"],
    ),
];

/// Python's standard library. Pyodide's package has its source; we serve its bytecode.
const LIBRARY: &str = "pyodide/python_stdlib.zip";
const COMPILER: &str = "xtask/src/interpreters/compile_stdlib.mjs";

/// Makes the interpreters in [`FOLDER`], unless they are up to date. Needs the packages from npm.
///
/// # Errors
///
/// When a package lacks a file, or Node cannot compile Python's standard library.
pub(crate) fn ensure(shell: &Shell) -> Result<()> {
    let (folder, unfinished) = (shell.file(FOLDER), shell.file(UNFINISHED));
    let recipe = recipe(&shell.file("package-lock.json"))?;
    if is_made(&folder, &recipe) {
        return Ok(());
    }
    println!(
        "Compiling Python's standard library, so that Pyodide starts in less than half the time."
    );
    remove(&unfinished)?;
    copy_packages(&shell.file("node_modules"), &unfinished)?;
    compile_library(shell).context("Python's standard library cannot be compiled")?;
    finish(&unfinished, &folder, &recipe).context(FOLDER)
}

/// All that the interpreters are made from: when it changes, they are made again.
fn recipe(lock: &Path) -> Result<String> {
    let lock = fs::read_to_string(lock).with_context(|| lock.display().to_string())?;
    let compiler = include_str!("interpreters/compile_stdlib.mjs");
    Ok(format!("{lock}\n{compiler}\n{INTERPRETERS:?}\n"))
}

/// Whether the interpreters are there, made by this recipe.
fn is_made(folder: &Path, recipe: &str) -> bool {
    folder.is_dir() && fs::read_to_string(stamp(folder)).is_ok_and(|made| made == recipe)
}

fn copy_packages(modules: &Path, target: &Path) -> Result<()> {
    for (folder, package, files) in INTERPRETERS {
        let (package, folder) = (modules.join(package), target.join(folder));
        fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        for file in files {
            let source = package.join(file);
            fs::copy(&source, folder.join(file)).with_context(|| source.display().to_string())?;
        }
    }
    Ok(())
}

fn compile_library(shell: &Shell) -> Result<()> {
    run(shell.command("node").arg(COMPILER).arg(format!("{UNFINISHED}/{LIBRARY}")))
}

/// Puts the complete interpreters in their place.
fn finish(unfinished: &Path, folder: &Path, recipe: &str) -> Result<()> {
    // First, so that it never describes a folder made by another recipe.
    remove(&stamp(folder))?;
    remove(folder)?;
    fs::rename(unfinished, folder)?;
    Ok(fs::write(stamp(folder), recipe)?)
}

/// Removes a file or a folder, if it is there.
fn remove(path: &Path) -> Result<()> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| path.display().to_string())
        }
        _ => Ok(()),
    }
}

/// The recipe that the interpreters were made by: beside the folder, as everything in it is served.
fn stamp(folder: &Path) -> PathBuf {
    folder.with_extension("stamp")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An empty folder for a test, removed at its end.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let name = format!("xtask-interpreters-{}-{name}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            fs::create_dir_all(&folder).unwrap();
            Self(folder)
        }

        /// The interpreters' folder, after a run by a recipe.
        fn made(&self, recipe: &str) -> PathBuf {
            let (unfinished, folder) = (self.0.join("unfinished"), self.0.join("interpreters"));
            fs::create_dir(&unfinished).unwrap();
            fs::write(unfinished.join(recipe), "").unwrap();
            finish(&unfinished, &folder, recipe).unwrap();
            folder
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            // A folder that stays is no reason for a test to fail.
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn interpreters_of_the_same_recipe_stay() {
        let scratch = Scratch::new("same");
        assert!(is_made(&scratch.made("recipe"), "recipe"));
    }

    #[test]
    fn interpreters_of_an_older_recipe_are_made_again() {
        let scratch = Scratch::new("old");
        assert!(!is_made(&scratch.made("old"), "new"));
    }

    #[test]
    fn interpreters_without_a_stamp_are_made_again() {
        let scratch = Scratch::new("bare");
        let folder = scratch.made("recipe");
        remove(&stamp(&folder)).unwrap();
        assert!(!is_made(&folder, "recipe"));
    }

    #[test]
    fn interpreters_that_were_removed_are_made_again() {
        let scratch = Scratch::new("removed");
        let folder = scratch.made("recipe");
        remove(&folder).unwrap();
        assert!(!is_made(&folder, "recipe"));
    }

    #[test]
    fn what_is_made_again_keeps_nothing_of_what_was_there() {
        let scratch = Scratch::new("again");
        scratch.made("old");
        let folder = scratch.made("new");
        assert!(folder.join("new").exists() && !folder.join("old").exists());
    }

    #[test]
    fn the_stamp_is_not_served() {
        assert!(!stamp(Path::new(FOLDER)).starts_with(FOLDER));
    }

    #[test]
    fn a_recipe_changes_with_the_lock_file() {
        let scratch = Scratch::new("recipe");
        let lock = scratch.0.join("package-lock.json");
        let [old, new] = ["old", "new"].map(|text| {
            fs::write(&lock, text).unwrap();
            recipe(&lock).unwrap()
        });
        assert_ne!(old, new);
    }

    #[test]
    fn the_page_has_their_folder_copied() {
        let page = include_str!("../../index.html");
        assert!(page.contains(&format!("rel=\"copy-dir\" href=\"{FOLDER}\"")));
    }

    #[test]
    fn their_packages_are_among_the_projects() {
        let packages = include_str!("../../package.json");
        for (_, package, _) in INTERPRETERS {
            assert!(packages.contains(&format!("\"{package}\": ")));
        }
    }
}
