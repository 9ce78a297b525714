//! The steps from a declaration to exports, which are reported to the page.

use std::collections::BTreeMap;

use js_sys::JsString;
use wasm_bindgen::prelude::*;

use named_workers::__private::message;
use named_workers::host::{Host, NotStarted, Raised};
use named_workers::protocol::{CallId, Interpreter, Level, Script, Signature, Start, error};

use super::definitions::definitions;
use super::interpreter::{Python, log_uncaught};
use super::loader::Loader;
use super::steps::Steps;
use super::{library, native, place, reply};

/// Starts a Python worker. `settle` receives the replies that come after their calls have returned.
pub(super) async fn start(
    host: &Host,
    start: Start,
    settle: impl Fn(CallId, JsString) + 'static,
) -> Result<(Python, Vec<Signature>), NotStarted> {
    let script = start.script()?.ok_or_else(|| {
        "this bundle hosts Python workers; declare them with type `py` or `mpy`".to_owned()
    })?;
    let config = &script.config;
    let loader = Loader::find()?;
    let bundle = loader.bundle();
    let url = place::url(script.interpreter, config, &bundle);
    let packages = place::packages(&bundle);
    let steps = Steps { log: host, loader: Some(loader), packages, debug: config.debug };
    let (python, code) = steps.load(&script, load(host, &script, &url)).await?;
    steps.install(&python, script.interpreter, &url, config).await?;
    let modules = steps.import(&config.js_modules.worker).await?;
    native::connect(host, &python, &script.written, &modules, settle)?;
    steps.end(&script.file);
    let raised = python.run(&code, &script.file).await.map_err(|error| message(&error))?;
    if let Some(raised) = raised.as_string() {
        return Err(not_started(&script.file, reply::raised(&raised)?));
    }
    let signatures = discover(host, &python, &script, &code)?;
    Ok((python, signatures))
}

/// Loads the interpreter, which prints to the worker's log.
async fn load(host: &Host, script: &Script, url: &str) -> Result<Python, String> {
    let host = host.clone();
    let print = move |level: String, text: String| host.log(self::level(&level), text);
    let print = Closure::<dyn Fn(String, String)>::new(print).into_js_value();
    log_uncaught(&print);
    let files = library::of_worker(script.interpreter);
    Python::load(&print, files, script.interpreter, url, &script.config).await
}

fn level(name: &str) -> Level {
    match name {
        "info" => Level::Info,
        "warning" => Level::Warning,
        _ => Level::Error,
    }
}

/// The script's exports. MicroPython's functions keep only their names; the source has the rest.
fn discover(
    host: &Host,
    python: &Python,
    script: &Script,
    code: &str,
) -> Result<Vec<Signature>, String> {
    let text = python.discover().map_err(|error| message(&error))?;
    let Some(signatures) = reply::exports::<Vec<Signature>>(&text)? else {
        let file = &script.file;
        let text = format!("{file} defines no `__export__`: nothing can be called");
        host.log(Level::Warning, text);
        return Ok(Vec::new());
    };
    let mut defined = match script.interpreter {
        Interpreter::Pyodide => BTreeMap::new(),
        Interpreter::MicroPython => definitions(code),
    };
    Ok(signatures.into_iter().map(|it| defined.remove(&it.name).unwrap_or(it)).collect())
}

fn not_started(file: &str, raised: Raised) -> NotStarted {
    let Raised { type_name, message, traceback } = raised;
    NotStarted { reason: format!("{file}{}", error::raised(&type_name, &message)), traceback }
}
