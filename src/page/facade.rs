//! The JavaScript face: the global `namedWorkers`, see `js/facade.js`.

mod call;
mod pool;

use futures_util::StreamExt;
use js_sys::{Function, Object, Promise, Reflect};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{future_to_promise, spawn_local};

use crate::object::object;
use crate::protocol::{Error, Json, NotJson, Signature};

use super::create_options::CreateOptions;
use super::{NamedWorker, create_named_worker, to_js, workers};

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
    let methods = [
        ("get", Closure::<dyn Fn(String) -> Promise>::new(get).into_js_value()),
        ("create", Closure::<dyn Fn(JsValue) -> Promise>::new(create).into_js_value()),
        ("pool", Closure::<dyn Fn(JsValue) -> Promise>::new(pool::create).into_js_value()),
        ("call", Closure::<dyn Fn(_, _, _, _, _) -> Promise>::new(call::call).into_js_value()),
        ("stream", Closure::<dyn Fn(_, _, _, _, _) -> Object>::new(call::stream).into_js_value()),
        ("list", Closure::<dyn Fn() -> String>::new(list).into_js_value()),
        ("listen", Closure::<dyn Fn(Function)>::new(listen).into_js_value()),
        ("terminate", Closure::<dyn Fn(String)>::new(terminate).into_js_value()),
        ("restart", Closure::<dyn Fn(String)>::new(restart).into_js_value()),
        ("terminatePool", Closure::<dyn Fn(String)>::new(pool::terminate).into_js_value()),
    ];
    install_with(&object(methods));
}

fn get(name: String) -> Promise {
    future_to_promise(async move { exports(workers().get(&name).await) })
}

fn create(options: JsValue) -> Promise {
    let declaration = declared(&options, CreateOptions::into_declaration);
    future_to_promise(async move {
        match declaration {
            Ok(declaration) => exports(create_named_worker(declaration).await),
            Err(error) => Err(to_js::error(&error)),
        }
    })
}

/// What a declaration from JavaScript becomes.
fn declared<T>(
    options: &JsValue,
    become_this: fn(CreateOptions) -> Result<T, NotJson>,
) -> Result<T, Error> {
    let decoded = strict(options).and_then(|json| json.decode::<CreateOptions>());
    decoded.and_then(become_this).map_err(|error| Error::InvalidDeclaration {
        worker: text_property(options, "name"),
        reason: error.within("declaration"),
    })
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
            told.map(drop).unwrap_or_else(to_js::complain);
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
    Ok(signatures(&worker.exports()))
}

fn signatures(exports: &[Signature]) -> JsValue {
    serde_json::to_string(exports).unwrap_or_default().into()
}

fn strict(value: &JsValue) -> Result<Json, NotJson> {
    let text = stringify(value).map_err(|thrown| {
        let thrown = thrown.as_string().unwrap_or_else(|| format!(": {thrown:?}"));
        let (path, reason) = thrown.split_once(": ").unwrap_or(("", &thrown));
        NotJson { path: path.to_owned(), reason: reason.to_owned() }
    })?;
    Json::from_text(text)
}

fn text_property(object: &JsValue, key: &str) -> String {
    let value = Reflect::get(object, &key.into()).ok();
    value.and_then(|value| value.as_string()).unwrap_or_default()
}
