//! What the host does for Python: the module `_named_workers`.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use named_workers::__private::object;
use named_workers::host::{Host, Request};
use named_workers::protocol::{Ask, CallId, Error, Json, Progress, RequestId};

use super::answer;
use super::interpreter::{Python, message};

thread_local! {
    /// Requests whose answers Python has not begun to await.
    static ASKED: RefCell<BTreeMap<RequestId, Request>> = const { RefCell::new(BTreeMap::new()) };
}

/// Tells Python's side what it needs to know, and how to reach this one.
///
/// # Errors
/// What the interpreter says.
pub(super) fn connect(
    host: &Host,
    python: &Python,
    config: &Json,
    modules: &Object,
    settle: impl Fn(CallId, String) + 'static,
) -> Result<(), String> {
    let settle = move |id: f64, answer| settle(id as CallId, answer);
    let native = object([
        ("settle", Closure::<dyn Fn(f64, String)>::new(settle).into_js_value()),
        ("progress", progress(host.clone())),
        ("emit", emit(host.clone())),
        ("cancelled", cancelled(host.clone())),
        ("ask", ask(host.clone())),
        ("answer", Closure::<dyn Fn(_) -> _>::new(answer).into_js_value()),
        ("withdraw", withdraw(host.clone())),
        ("config", config.as_str().into()),
    ]);
    python
        .register("_named_workers", &native)
        .and_then(|()| python.register("_named_workers_js_modules", modules))
        .map_err(|error| message(&error))
}

/// Reports how far a call is.
fn progress(host: Host) -> JsValue {
    let progress = move |id: f64, done: f64, total: f64, message: Option<String>| {
        if done.is_finite() && total.is_finite() {
            host.report(id as CallId, Progress { done, total, message });
        }
    };
    Closure::<dyn Fn(_, _, _, _)>::new(progress).into_js_value()
}

/// Emits a value of a call, given as an answer. Where there is no room for more, it gives a promise of
/// it, and else `false`: what has no value in JavaScript is not the same to both interpreters.
fn emit(host: Host) -> JsValue {
    let emit = move |id: f64, value: String| -> JsValue {
        let Some(room) = host.emit(id as CallId, answer::value(&value)) else {
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

/// Whether nobody waits for a call any more.
fn cancelled(host: Host) -> JsValue {
    let cancelled = move |id: f64| host.is_cancelled(id as CallId);
    Closure::<dyn Fn(_) -> _>::new(cancelled).into_js_value()
}

/// Asks another worker for its exports, or to run a function; gives the request's id.
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

/// A promise of what another worker gave: `=` and a value, or `!` and an error.
fn answer(id: f64) -> Promise {
    let request = ASKED.with_borrow_mut(|asked| asked.remove(&(id as RequestId)));
    future_to_promise(async move {
        let Some(request) = request else {
            return Ok(JsValue::UNDEFINED); // it is asked for once
        };
        Ok(match request.await {
            Ok(json) => format!("={}", json.as_str()),
            Err(error) => format!("!{}", described(&error)),
        }
        .into())
    })
}

/// Nobody waits for an answer any more.
fn withdraw(host: Host) -> JsValue {
    let withdraw = move |id: f64| host.withdraw(id as RequestId);
    Closure::<dyn Fn(_)>::new(withdraw).into_js_value()
}

fn described(error: &Error) -> serde_json::Value {
    serde_json::json!({
        "name": error.kind(),
        "message": error.to_string(),
        "worker": error.worker(),
        "function": error.function(),
        "traceback": error.traceback(),
    })
}
