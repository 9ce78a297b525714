//! A Python worker as a component, by componentize-py: CPython, the library, and the script, which runs once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::cache;
use crate::pip;
use crate::shell::{Shell, output, run};

/// What makes components of Python, with its hashes: for Linux on x86-64 and arm64, macOS on both, and Windows.
const PACKAGE: &str = "componentize-py==0.25.0 \
    --hash=sha256:d40832bc690ef244f219ae7e2d428c7b8754d23e011db99892205642a243ecda \
    --hash=sha256:7a3c378af2fe9026c07899e9b92a94725346355185c247d28570a359f05373cb \
    --hash=sha256:9940df0d2408ec7e9c1a7d3645fd7c25926759867b28709b89fca007fc879d0e \
    --hash=sha256:cc085b1b92213aa2f0747e80c144a7e80922430c0d4caa787045bf6ae58935d1 \
    --hash=sha256:a5f0c0ec5c451d3d9f238aa41b00ab91af1f340054b7f5e3e8b0c04d5c77e10c";

/// The library of Python workers, as it is in every worker.
const LIBRARY: &str = "workers/python/library";

/// As where Python keeps what is not the author's: tracebacks leave it out.
const PACKAGES: &str = "site-packages";

/// What stands in for each module that is not there.
const MISSING: &str = "_missing_module.py";

/// The modules of `pyscript` that are not there: here all those that need the page or JavaScript.
const MISSING_MODULES: &str = "missing.txt";

/// What it needs in a component, and the component itself.
const HOST: &str = "workers/python/component";

/// The interfaces of WASI are those of this crate.
const WIT_CRATE: &str = "wasip2-";

/// Builds a component of a Python file, in a folder.
///
/// # Errors
///
/// When there is no such file, Python or componentize-py, or the script raises.
pub(super) fn build(shell: &Shell, script: &Path, folder: &Path) -> Result<PathBuf> {
    let source = shell.file(script);
    ensure!(source.is_file(), "{}: there is no such file", script.display());
    let name = script.file_stem().context("the file has no name")?.to_string_lossy();
    let component = folder.join(format!("{name}.wasm"));
    let path = folder.join(format!("{name}.python"));
    lay_out(shell, &source, &path).with_context(|| path.display().to_string())?;
    let tool = cache::ours()?.join("tools").join(pip::title(PACKAGE).replace("==", "-"));
    let python = pip::ensure(shell, &tool, PACKAGE)?;
    let mut componentize = componentize(shell, python, &tool)?;
    componentize.args(["componentize", "component", "--python-path"]).arg(&path);
    componentize.arg("--python-path").arg(path.join(PACKAGES));
    run(componentize.arg("--output").arg(&component))?;
    Ok(component)
}

fn componentize(shell: &Shell, python: &str, tool: &Path) -> Result<Command> {
    let mut command = shell.command(python);
    command.arg(tool.join("bin/componentize-py")).env("PYTHONPATH", tool);
    command.arg("--wit-path").arg(wit(shell)?);
    command.arg("--wit-path").arg(shell.file(HOST).join("component.wit"));
    command.args(["--world", "named-workers:python/component"]);
    Ok(command)
}

/// Puts everything that the component imports into one folder, as it is imported.
fn lay_out(shell: &Shell, script: &Path, path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_dir_all(path)?;
    }
    let packages = path.join(PACKAGES);
    for package in ["named_workers", "pyscript"] {
        copy_all(&shell.file(LIBRARY).join(package), &packages.join(package))?;
    }
    let library = packages.join("named_workers");
    fs::rename(library.join("_cpython.py"), library.join("_interpreter.py"))?;
    let host = "_named_workers.py";
    fs::copy(shell.file(LIBRARY).join(host), packages.join(host))?;
    let pyscript = packages.join("pyscript");
    let missing = fs::read_to_string(shell.file(LIBRARY).join(MISSING_MODULES))?;
    for module in missing.split_whitespace() {
        fs::copy(pyscript.join(MISSING), pyscript.join(module).with_extension("py"))?;
    }
    copy_all(&shell.file(HOST).join("pyscript"), &pyscript)?;
    copy_all(&shell.file(HOST), path)?;
    let folder = path.join("script");
    fs::create_dir_all(&folder)?;
    fs::copy(script, folder.join(script.file_name().unwrap_or_default()))?;
    Ok(())
}

/// Copies the Python files of a folder.
fn copy_all(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let file = entry?.path();
        if file.extension().is_some_and(|it| it == "py") {
            fs::copy(&file, to.join(file.file_name().unwrap_or_default()))?;
        }
    }
    Ok(())
}

/// Where cargo keeps the interfaces of WASI.
fn wit(shell: &Shell) -> Result<PathBuf> {
    let line = "metadata --locked --format-version 1 --filter-platform wasm32-wasip2";
    let metadata = output(&mut shell.cargo(line)).context("cargo metadata")?;
    let is_manifest = |text: &&str| text.ends_with("Cargo.toml") && text.contains(WIT_CRATE);
    let manifest = metadata.split('"').find(is_manifest).with_context(|| {
        format!("the crate {WIT_CRATE} is not among the packages of Cargo.lock")
    })?;
    Ok(Path::new(&manifest.replace(r"\\", r"\")).with_file_name("wit"))
}
