//! What the host offers to Python: the module `_named_workers`.

use std::cell::RefCell;

use js_sys::{JsString, Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use named_workers::__private::{FlatMap, message, object};
use named_workers::host::{Host, Request};
use named_workers::protocol::{Ask, CallId, Json, Progress, RequestId};

use super::interpreter::Python;
use super::reply;

thread_local! {
    /// Requests whose replies Python has not started to await.
    static ASKED: RefCell<FlatMap<RequestId, Request>> = RefCell::default();
}

/// Gives Python's side what it needs to know, and the means to reach this side.
///
/// # Errors
/// The interpreter's own message.
pub(super) fn connect(
    host: &Host,
    python: &Python,
    config: &Json,
    modules: &Object,
    settle: impl Fn(CallId, JsString) + 'static,
) -> Result<(), String> {
    let settle = move |id: f64, text| settle(id as CallId, text);
    let native = object([
        ("settle", Closure::<dyn Fn(f64, JsString)>::new(settle).into_js_value()),
        ("progress", progress(host.clone())),
        ("emit", emit(host.clone())),
        ("cancelled", cancelled(host.clone())),
        ("ask", ask(host.clone())),
        ("reply", Closure::<dyn Fn(_) -> _>::new(reply).into_js_value()),
        ("withdraw", withdraw(host.clone())),
        ("config", config.as_str().into()),
    ]);
    python
        .register("_named_workers", &native)
        .and_then(|()| python.register("_named_workers_js_modules", modules))
        .map_err(|error| message(&error))
}

/// Reports a call's progress.
fn progress(host: Host) -> JsValue {
    let progress = move |id: f64, done: f64, total: f64, message: Option<String>| {
        if done.is_finite() && total.is_finite() {
            host.report(id as CallId, Progress { done, total, message });
        }
    };
    Closure::<dyn Fn(_, _, _, _)>::new(progress).into_js_value()
}

/// Emits a value of a call, passed as text for `reply`. If there is no room for more, it returns a
/// promise of room, otherwise `false`: the two interpreters disagree on JavaScript's `undefined`.
fn emit(host: Host) -> JsValue {
    let emit = move |id: f64, value: String| -> JsValue {
        let Some(room) = host.emit(id as CallId, reply::value(&value)) else {
            return JsValue::FALSE;
        };
        future_to_promise(async move {
            room.await.ok();
            Ok(JsValue::UNDEFINED)
        })
        .into()
    };
    Closure::<dyn Fn(_, _) -> _>::new(emit).into_js_value()
}

/// Whether nobody waits for a call any longer.
fn cancelled(host: Host) -> JsValue {
    let cancelled = move |id: f64| host.is_cancelled(id as CallId);
    Closure::<dyn Fn(_) -> _>::new(cancelled).into_js_value()
}

/// Asks another worker for its exports, or to run a function; returns the request's id.
fn ask(host: Host) -> JsValue {
    let ask = move |during: f64, worker: String, function, arguments, milliseconds| {
        let during = (during > 0.0).then_some(during as CallId);
        let request = host.ask(during, &worker, asked(function, arguments, milliseconds));
        let id = request.id();
        ASKED.with_borrow_mut(|asked| asked.insert(id, request));
        id as f64
    };
    Closure::<dyn Fn(_, _, _, _, _) -> f64>::new(ask).into_js_value()
}

fn asked(function: Option<String>, arguments: String, milliseconds: Option<f64>) -> Ask {
    match (function, Json::from_text(arguments)) {
        (Some(function), Ok(arguments)) => {
            Ask::Call { function, arguments, milliseconds: milliseconds.map(|limit| limit as u64) }
        }
        _ => Ask::Exports,
    }
}

/// A promise of another worker's reply: `=` and a value, or `!` and an error.
fn reply(id: f64) -> Promise {
    let request = ASKED.with_borrow_mut(|asked| asked.remove(id as RequestId));
    future_to_promise(async move {
        let Some(request) = request else {
            return Ok(JsValue::UNDEFINED); // Python asks for each only once
        };
        Ok(match request.await {
            Ok(json) => format!("={}", json.as_str()),
            Err(error) => format!("!{}", error.describe()),
        }
        .into())
    })
}

/// Withdraws a request, as nobody waits for its reply any longer.
fn withdraw(host: Host) -> JsValue {
    let withdraw = move |id: f64| host.withdraw(id as RequestId);
    Closure::<dyn Fn(_)>::new(withdraw).into_js_value()
}
