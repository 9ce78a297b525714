//! What `named_workers.js` is built on: an object of functions, which take and return JSON as text.

use futures_util::StreamExt;
use js_sys::{Function, Object, Promise};
use serde_json::Value;
use wasm_bindgen::prelude::*;

use crate::object::object;
use crate::page::Workers;
use crate::page::pool::CreatePool;
use crate::protocol::{Error, NotJson};
use crate::task;

use super::promise::promise;
use super::{create_options, handle, page_end, script, to_js};

#[wasm_bindgen(module = "/src/page/javascript/named_workers.js")]
extern "C" {
    #[wasm_bindgen(js_name = install)]
    fn install_with(backend: &Object) -> bool;
}

/// The scripts that only other scripts import: wasm-bindgen copies only scripts that Rust names, and
/// does not follow their imports.
mod scripts {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen(module = "/src/page/javascript/calls.js")]
    extern "C" {
        #[allow(dead_code, reason = "the script itself is what is needed")]
        fn call();
    }

    #[wasm_bindgen(module = "/src/page/javascript/errors.js")]
    extern "C" {
        #[allow(dead_code, reason = "the script itself is what is needed")]
        fn crashed();
    }

    #[wasm_bindgen(module = "/src/page/javascript/options.js")]
    extern "C" {
        #[allow(dead_code, reason = "the script itself is what is needed")]
        #[wasm_bindgen(js_name = callOptions)]
        fn call_options();
    }

    #[wasm_bindgen(module = "/src/page/javascript/strict.js")]
    extern "C" {
        #[allow(dead_code, reason = "the script itself is what is needed")]
        fn stringify();
    }
}

/// Installs `namedWorkers`. Returns whether this is the page's runtime: a page has one.
pub(crate) fn install(workers: &Workers) -> bool {
    page_end::watch();
    install_with(&object([
        ("get", get(workers.clone())),
        ("create", create(workers.clone())),
        ("pool", pool(workers.clone())),
        ("list", list(workers.clone())),
        ("listen", listen(workers.clone())),
        ("prepare", script::prepare()),
    ]))
}

fn get(workers: Workers) -> JsValue {
    let get = move |name: String| {
        let workers = workers.clone();
        promise(async move { workers.get(&name).await.map(handle::of_worker) })
    };
    Closure::<dyn Fn(_) -> Promise>::new(get).into_js_value()
}

fn create(workers: Workers) -> JsValue {
    let create = move |name: String, options: String| {
        let workers = workers.clone();
        promise(async move {
            let declaration = declared(&name, create_options::declaration(&options))?;
            workers.create(declaration).await.map(handle::of_worker)
        })
    };
    Closure::<dyn Fn(_, _) -> Promise>::new(create).into_js_value()
}

fn pool(workers: Workers) -> JsValue {
    let pool = move |name: String, options: String| {
        let workers = workers.clone();
        promise(async move {
            let (declaration, size) = declared(&name, create_options::pool(&options))?;
            let pool = CreatePool::new(workers, declaration);
            let created = match size {
                Some(size) => pool.size(size.get()).await,
                None => pool.await,
            };
            created.map(handle::of_pool)
        })
    };
    Closure::<dyn Fn(_, _) -> Promise>::new(pool).into_js_value()
}

/// What has been read from the declaration of this name.
fn declared<T>(name: &str, read: Result<T, NotJson>) -> Result<T, Error> {
    read.map_err(|error| Error::InvalidDeclaration {
        worker: name.to_owned(),
        reason: error.within("declaration"),
    })
}

fn list(workers: Workers) -> JsValue {
    let list = move || Value::Array(workers.list().iter().map(to_js::info).collect()).to_string();
    Closure::<dyn Fn() -> String>::new(list).into_js_value()
}

fn listen(workers: Workers) -> JsValue {
    let listen = move |listener: Function| {
        let mut events = workers.events();
        task::spawn(async move {
            while let Some(event) = events.next().await {
                let (event_type, detail) = to_js::event(&event);
                let (event_type, detail) = (event_type.into(), detail.to_string().into());
                let told = listener.call2(&JsValue::NULL, &event_type, &detail);
                told.map(drop).unwrap_or_else(to_js::complain);
            }
        });
    };
    Closure::<dyn Fn(_)>::new(listen).into_js_value()
}
