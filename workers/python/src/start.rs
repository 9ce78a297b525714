//! The steps from a declaration to exports, which are reported to the page.

use std::collections::BTreeMap;

use futures_util::future::try_join;
use js_sys::{JsString, Object};

use named_workers::__private::fetch;
use named_workers::__private::set;
use named_workers::host::{Host, NotStarted, Raised};
use named_workers::protocol::{
    CallId, Code, Config, Interpreter, Level, Script, Signature, Start, error,
};

use super::definitions::definitions;
use super::interpreter::{Python, message};
use super::loader::{self, Loader};
use super::packages::Installer;
use super::{files, native, place, reply};

/// Starts a Python worker. `settle` receives the replies that come after their calls have returned.
pub(super) async fn start(
    host: &Host,
    start: Start,
    settle: impl Fn(CallId, JsString) + 'static,
) -> Result<(Python, Vec<Signature>), NotStarted> {
    let config = start.config;
    let script = start.script.ok_or_else(|| {
        "this bundle hosts Python workers; declare them with type `py` or `mpy`".to_owned()
    })?;
    let steps = Steps { host, loader: Loader::find()?, debug: config.debug };
    let url = place::url(script.interpreter, &config, &steps.loader.bundle());
    let (python, code) = load(&steps, &script, &url, &config).await?;
    if !config.packages.is_empty() {
        steps.begin(&config.packages.join(", "));
        Installer::new(host, &python, script.interpreter, &url, &config).await?.run().await?;
    }
    if !config.files.is_empty() {
        steps.begin(&counted(config.files.len(), "file"));
        files::fetch_all(&python, &config).await?;
    }
    let modules = import_modules(&steps, &config).await?;
    native::connect(host, &python, &script.config, &modules, settle)?;
    steps.begin(&script.file);
    // What the script itself fetches is not part of the start, whatever it is.
    steps.loader.unwatch();
    let raised = python.run(&code, &script.file).await.map_err(|error| message(&error))?;
    if let Some(raised) = raised.as_string() {
        return Err(not_started(&script.file, reply::raised(&raised)?));
    }
    let signatures = discover(host, &python, &script, &code)?;
    Ok((python, signatures))
}

/// Reports each step to the page, and with `debug` to the log as well.
struct Steps<'a> {
    host: &'a Host,
    loader: Loader,
    debug: bool,
}

impl Steps<'_> {
    fn begin(&self, what: &str) {
        self.loader.watch(what);
        if self.debug {
            self.host.log(Level::Info, format!("start: {what}"));
        }
    }
}

/// Loads the interpreter and the script's code at the same time.
async fn load(
    steps: &Steps<'_>,
    script: &Script,
    url: &str,
    config: &Config,
) -> Result<(Python, String), String> {
    steps.begin(place::name(script.interpreter));
    let code = async {
        match &script.code {
            Code::Text(text) => Ok(text.clone()),
            Code::Url(url) => fetch::text(url).await,
        }
    };
    try_join(Python::load(steps.host, script.interpreter, url, config), code).await
}

/// The config's JavaScript modules, as an object with the modules by name.
async fn import_modules(steps: &Steps<'_>, config: &Config) -> Result<Object, String> {
    let modules = Object::new();
    for (url, name) in &config.js_modules.worker {
        steps.begin(name);
        let module = loader::import(url).await?;
        set(&modules, name, &module);
    }
    Ok(modules)
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

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
