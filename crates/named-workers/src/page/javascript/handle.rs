//! A handle of a worker or a pool, as `named_workers.js` gets it: closures that hold their target.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::stream::LocalBoxStream;
use futures_util::{FutureExt, StreamExt};
use js_sys::{JsString, Object, Promise};
use wasm_bindgen::prelude::*;

use crate::object::{object, set};
use crate::page::call::{Call, Emitted, NamedWorker, Target};
use crate::page::pool::{MapCall, Pool};
use crate::protocol::{Error, Json, Signature};

use super::options::CallOptions;
use super::promise::promise;
use super::to_js;

/// `{ exports, call, stream, terminate, restart }`.
pub(super) fn of_worker(worker: NamedWorker) -> JsValue {
    let handle = callable(Rc::clone(&worker.0) as Rc<_>, &worker.exports());
    let (ended, restarted) = (worker.clone(), worker);
    set(&handle, "terminate", &action(move || ended.terminate()));
    set(&handle, "restart", &action(move || restarted.restart()));
    handle.into()
}

/// `{ exports, call, stream, size, map, terminate }`.
pub(super) fn of_pool(pool: Pool) -> JsValue {
    let handle = callable(pool.target(), &pool.exports());
    set(&handle, "size", &(pool.size() as u32).into());
    let (ended, target) = (pool.clone(), pool.target());
    set(&handle, "terminate", &action(move || ended.terminate()));
    let map = move |function: String, tasks: Vec<JsString>, options: CallOptions| {
        let tasks = tasks.into_iter().map(|task| Ok(Json::from_js(task))).collect();
        map(options.apply_to_map(MapCall::new(Rc::clone(&target), &function, tasks)))
    };
    set(&handle, "map", &Closure::<dyn Fn(_, _, _) -> Object>::new(map).into_js_value());
    handle.into()
}

/// The part of a handle that a worker and a pool have in common.
fn callable(target: Rc<dyn Target>, exports: &[Signature]) -> Object {
    let called = Rc::clone(&target);
    let call = move |function: String, arguments: JsString, options: CallOptions| {
        call(options.apply(Call::with_json(
            Rc::clone(&called),
            &function,
            Ok(Json::from_js(arguments)),
        )))
    };
    let stream = move |function: String, arguments: JsString, options: CallOptions| {
        stream(options.apply(Call::with_json(
            Rc::clone(&target),
            &function,
            Ok(Json::from_js(arguments)),
        )))
    };
    object([
        ("exports", serde_json::to_string(exports).unwrap_or_default().into()),
        ("call", Closure::<dyn Fn(_, _, _) -> Promise>::new(call).into_js_value()),
        ("stream", Closure::<dyn Fn(_, _, _) -> Object>::new(stream).into_js_value()),
    ])
}

fn action(act: impl Fn() + 'static) -> JsValue {
    Closure::<dyn Fn()>::new(act).into_js_value()
}

/// A promise of the result's JSON.
fn call(call: Call<Json>) -> Promise {
    promise(async move { call.run_to_json().await.map(|json| json.as_js().into()) })
}

/// `{ next, cancel }`: `next` resolves to `{ done, value }`; at the end the value is what the function
/// returned.
fn stream(call: Call<Json>) -> Object {
    let (cancel, cancelled) = oneshot::channel::<()>();
    let emitted = Rc::new(RefCell::new(Some(call.until(cancelled.map(drop)).stream())));
    iterator(cancel, move || {
        let emitted = Rc::clone(&emitted);
        promise(async move { next(&emitted).await })
    })
}

async fn next(shared: &RefCell<Option<Emitted<Json>>>) -> Result<JsValue, Error> {
    let Some(mut emitted) = shared.take() else {
        return Ok(item(true, None));
    };
    match emitted.next().await.transpose()? {
        Some(json) => {
            shared.replace(Some(emitted));
            Ok(item(false, Some(&json)))
        }
        None => Ok(item(true, emitted.take_returned().as_ref())),
    }
}

/// The results of the tasks, as they come.
type TaskResults = LocalBoxStream<'static, (usize, Result<Json, Error>)>;

/// `{ next, cancel }`: `next` resolves to `{ index, value }` or `{ index, error }`; at the end, to
/// nothing.
fn map(calls: MapCall<Json>) -> Object {
    let (cancel, cancelled) = oneshot::channel::<()>();
    let results: TaskResults = calls.until(cancelled.map(drop)).unordered();
    let results = Rc::new(RefCell::new(Some(results)));
    iterator(cancel, move || {
        let shared = Rc::clone(&results);
        promise(async move {
            let Some(mut results) = shared.take() else { return Ok(JsValue::UNDEFINED) };
            let result = results.next().await;
            shared.replace(Some(results));
            Ok(result.map_or(JsValue::UNDEFINED, |(index, result)| task(index, &result)))
        })
    })
}

/// An iterator; dropping `cancel` ends what it iterates over.
fn iterator(cancel: oneshot::Sender<()>, next: impl Fn() -> Promise + 'static) -> Object {
    let cancel = RefCell::new(Some(cancel));
    let cancel = move || drop(cancel.take());
    object([
        ("next", Closure::<dyn Fn() -> Promise>::new(next).into_js_value()),
        ("cancel", Closure::<dyn Fn()>::new(cancel).into_js_value()),
    ])
}

fn item(done: bool, value: Option<&Json>) -> JsValue {
    let value = value.map(|json| json.as_js().into());
    object([("done", Some(done.into())), ("value", value)]).into()
}

fn task(index: usize, result: &Result<Json, Error>) -> JsValue {
    let outcome = match result {
        Ok(json) => ("value", json.as_js().into()),
        Err(error) => ("error", to_js::error(error)),
    };
    object([("index", (index as u32).into()), outcome]).into()
}
