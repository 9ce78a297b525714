//! The JavaScript face: the global `namedWorkers`, see `js/facade.js`.

use std::pin::pin;

use futures_util::StreamExt;
use futures_util::future::{Either, select};
use js_sys::{Function, Object, Promise, Reflect};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{future_to_promise, spawn_local};

use crate::protocol::{Error, Json, NotJson};

use super::call_options::{CallOptions, Checked, aborted};
use super::create_options::CreateOptions;
use super::{Call, NamedWorker, create_named_worker, to_js, workers};

#[wasm_bindgen(module = "/src/page/js/facade.js")]
extern "C" {
    #[wasm_bindgen(js_name = install)]
    fn install_with(backend: &Object);
}

#[wasm_bindgen(module = "/src/page/js/strict.js")]
extern "C" {
    /// Throws the path and the reason as a string.
    #[wasm_bindgen(catch)]
    fn stringify(value: &JsValue) -> Result<String, JsValue>;
}

/// Installs `namedWorkers`.
pub(super) fn install() {
    let backend = Object::new();
    let methods = [
        ("get", Closure::<dyn Fn(String) -> Promise>::new(get).into_js_value()),
        ("create", Closure::<dyn Fn(JsValue) -> Promise>::new(create).into_js_value()),
        ("call", Closure::<dyn Fn(_, _, _, _) -> Promise>::new(call).into_js_value()),
        ("list", Closure::<dyn Fn() -> String>::new(list).into_js_value()),
        ("listen", Closure::<dyn Fn(Function)>::new(listen).into_js_value()),
        ("terminate", Closure::<dyn Fn(String)>::new(terminate).into_js_value()),
        ("restart", Closure::<dyn Fn(String)>::new(restart).into_js_value()),
    ];
    for (name, method) in methods {
        // Setting a property of a plain object of our own cannot fail.
        Reflect::set(&backend, &name.into(), &method).ok();
    }
    install_with(&backend);
}

fn get(name: String) -> Promise {
    future_to_promise(async move { exports(workers().get(&name).await) })
}

fn create(declaration: JsValue) -> Promise {
    let declaration = strict(&declaration)
        .and_then(|json| json.decode::<CreateOptions>())
        .and_then(CreateOptions::into_declaration)
        .map_err(|error| Error::InvalidDeclaration {
            worker: text_property(&declaration, "name"),
            reason: error.within("declaration"),
        });
    future_to_promise(async move {
        match declaration {
            Ok(declaration) => exports(create_named_worker(declaration).await),
            Err(error) => Err(to_js::error(&error)),
        }
    })
}

/// The arguments become JSON at once: what the caller does to them later must not show.
fn call(name: String, function: String, arguments: JsValue, options: CallOptions) -> Promise {
    let arguments = strict(&arguments);
    let options = options.check();
    future_to_promise(async move {
        let outcome = match options {
            Ok(options) => run(&name, &function, arguments, options).await,
            Err(reason) => Err(Error::BadArguments { worker: name, function, reason }),
        };
        match outcome {
            Ok(json) => js_sys::JSON::parse(json.as_str()),
            Err(error) => Err(to_js::error(&error)),
        }
    })
}

async fn run(
    name: &str,
    function: &str,
    arguments: Result<Json, NotJson>,
    options: Checked,
) -> Result<Json, Error> {
    let mut call = Call::<Json>::with_json(workers().find(name)?, function, arguments);
    if let Some(timeout) = options.timeout {
        call = call.timeout(timeout);
    }
    if let Some(on_progress) = options.on_progress {
        call = call.on_progress(move |progress| notify(&on_progress, &to_js::progress(&progress)));
    }
    let cancelled = pin!(aborted(options.signal));
    match select(cancelled, pin!(call.run_to_json())).await {
        Either::Right((outcome, _)) => outcome,
        Either::Left(_) => {
            Err(Error::Cancelled { worker: name.to_owned(), function: function.to_owned() })
        }
    }
}

fn list() -> String {
    Value::Array(workers().list().iter().map(to_js::info).collect()).to_string()
}

fn listen(listener: Function) {
    let mut events = workers().events();
    spawn_local(async move {
        while let Some(event) = events.next().await {
            let (event_type, detail) = to_js::event(&event);
            let told =
                listener.call2(&JsValue::NULL, &event_type.into(), &detail.to_string().into());
            told.map(drop).unwrap_or_else(complain);
        }
    });
}

/// A handle outlives the worker's entry only if another worker has taken its name: then nothing is due.
fn terminate(name: String) {
    workers().terminate(&name).ok();
}

fn restart(name: String) {
    workers().restart(&name).ok();
}

fn exports(worker: Result<NamedWorker, Error>) -> Result<JsValue, JsValue> {
    let worker = worker.map_err(|error| to_js::error(&error))?;
    let json = serde_json::to_string(&worker.exports()).unwrap_or_default();
    Ok(json.into())
}

fn strict(value: &JsValue) -> Result<Json, NotJson> {
    let text = stringify(value).map_err(|thrown| {
        let thrown = thrown.as_string().unwrap_or_else(|| format!(": {thrown:?}"));
        let (path, reason) = thrown.split_once(": ").unwrap_or(("", &thrown));
        NotJson { path: path.to_owned(), reason: reason.to_owned() }
    })?;
    Json::from_text(text)
}

fn notify(callback: &Function, value: &Value) {
    let called = js_sys::JSON::parse(&value.to_string())
        .and_then(|argument| callback.call1(&JsValue::NULL, &argument));
    called.map(drop).unwrap_or_else(complain);
}

/// An exception of a page's callback belongs to the page, and ends nothing here.
fn complain(thrown: JsValue) {
    web_sys::console::error_1(&thrown);
}

fn text_property(object: &JsValue, key: &str) -> String {
    let value = Reflect::get(object, &key.into()).ok();
    value.and_then(|value| value.as_string()).unwrap_or_default()
}
