//! Python on the page's own thread: the scripts of a type run one after the other, in one interpreter.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use named_workers::__private::message;
use named_workers::protocol::{Level, PROTOCOL, Script, Start, config};

use super::interpreter::{Python, log_uncaught};
use super::log::Log;
use super::steps::Steps;
use super::{library, place, reply};

#[wasm_bindgen(module = "/js/page.js")]
extern "C" {
    fn bundle() -> String;
    fn print(level: &str, line: &str);
    fn fail(traceback: &str);
    fn begin(script: &Element);
    #[wasm_bindgen(js_name = styleSheet)]
    fn style_sheet(url: &str);
    fn native(config: &str) -> Object;
}

/// An interpreter, and the JavaScript modules that its scripts can import.
#[derive(Clone)]
struct Loaded {
    python: Python,
    modules: Object,
}

thread_local! {
    /// By their names.
    static LOADED: RefCell<BTreeMap<&'static str, Loaded>> = const { RefCell::new(BTreeMap::new()) };
}

/// The browser's console.
struct Console;

impl Log for Console {
    fn log(&self, level: Level, text: String) {
        let name = match level {
            Level::Warning => "warning",
            Level::Error => "error",
            _ => "info",
        };
        print(name, &text);
    }
}

/// Whether this is a page, and no worker.
pub(super) fn is_here() -> bool {
    Reflect::has(&js_sys::global(), &"document".into()).unwrap_or(false)
}

/// Runs a script of the page: `element` is its own, and `start` is what a worker would be told. What fails is shown on
/// the page, and in the console.
#[wasm_bindgen(js_name = runOnPage)]
pub async fn run_on_page(element: Element, start: String) {
    if let Err(reason) = run(&element, &start).await {
        fail(&reason);
    }
}

/// Fails with the script's traceback, or with the reason why it cannot run.
async fn run(element: &Element, start: &str) -> Result<(), String> {
    let start: Start = serde_json::from_str(start).map_err(|error| error.to_string())?;
    let script = if start.protocol == PROTOCOL { start.script()? } else { None };
    let script = script.ok_or("`named-workers.js` and `python.js` are of different versions")?;
    let file = script.file.clone();
    let run = run_script(element, script).await;
    run.map_err(|reason| if reason.contains('\n') { reason } else { format!("{file}: {reason}") })
}

async fn run_script(element: &Element, script: Script) -> Result<(), String> {
    let config = &script.config;
    let bundle = bundle();
    let url = place::url(script.interpreter, config, &bundle);
    let packages = place::packages(&bundle);
    let steps = Steps { log: &Console, loader: None, packages, debug: config.debug };
    let loading = loaded(&script, &url);
    let (Loaded { python, modules }, code) = steps.load(&script, loading).await?;
    steps.install(&python, script.interpreter, &url, config).await?;
    let (sheets, scripts): (BTreeMap<_, _>, BTreeMap<_, _>) = config
        .js_modules
        .main
        .clone()
        .into_iter()
        .partition(|(url, _)| config::is_style_sheet(url));
    sheets.keys().for_each(|url| style_sheet(url));
    Object::assign(&modules, &steps.import(&scripts).await?);
    steps.end(&script.file);
    begin(element);
    let raised = python.run(&code, &script.file).await.map_err(|error| message(&error))?;
    match raised.as_string() {
        None => Ok(()),
        Some(raised) => {
            let raised = reply::raised(&raised)?;
            Err(raised.traceback.unwrap_or(raised.message))
        }
    }
}

/// The page's interpreter of this type, which the first script loads.
async fn loaded(script: &Script, url: &str) -> Result<Loaded, String> {
    let interpreter = script.interpreter;
    let name = place::name(interpreter);
    if let Some(loaded) = LOADED.with_borrow(|all| all.get(name).cloned()) {
        return Ok(loaded);
    }
    let print =
        Closure::<dyn Fn(String, String)>::new(|level: String, line: String| print(&level, &line));
    let print = print.into_js_value();
    let files = library::of_page(interpreter);
    let python = Python::load(&print, files, interpreter, url, &script.config).await?;
    let modules = Object::new();
    python
        .register("_named_workers", &native(script.written.as_str()))
        .and_then(|()| python.register("_named_workers_js_modules", &modules))
        .map_err(|error| message(&error))?;
    let is_first = LOADED.with_borrow(BTreeMap::is_empty);
    if is_first {
        log_uncaught(&print);
    }
    let loaded = Loaded { python, modules };
    LOADED.with_borrow_mut(|all| all.insert(name, loaded.clone()));
    Ok(loaded)
}
