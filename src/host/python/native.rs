//! What the host does for Python: the module `_named_workers`.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use crate::host::peer::{self, Request};
use crate::host::{cancelled, emit, progress};
use crate::object::object;
use crate::protocol::{Ask, CallId, Error, Json, Progress, RequestId};

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
    python: &Python,
    config: &Json,
    modules: &Object,
    settle: impl Fn(CallId, String) + 'static,
) -> Result<(), String> {
    let settle = move |id: f64, answer| settle(id as CallId, answer);
    let native = object([
        ("settle", Closure::<dyn Fn(f64, String)>::new(settle).into_js_value()),
        ("progress", Closure::<dyn Fn(_, _, _, _)>::new(tell).into_js_value()),
        ("emit", Closure::<dyn Fn(_, _) -> _>::new(give).into_js_value()),
        ("cancelled", Closure::<dyn Fn(_) -> _>::new(is_cancelled).into_js_value()),
        ("ask", Closure::<dyn Fn(_, _, _, _, _) -> _>::new(ask).into_js_value()),
        ("answer", Closure::<dyn Fn(_) -> _>::new(answer).into_js_value()),
        ("withdraw", Closure::<dyn Fn(_)>::new(withdraw).into_js_value()),
        ("config", config.as_str().into()),
    ]);
    python
        .register("_named_workers", &native)
        .and_then(|()| python.register("_named_workers_js_modules", modules))
        .map_err(|error| message(&error))
}

/// A call is so far.
fn tell(id: f64, done: f64, total: f64, message: Option<String>) {
    if done.is_finite() && total.is_finite() {
        progress::send(id as CallId, Progress { done, total, message });
    }
}

/// A call gives a value, as an answer. Where there is no room for more, a promise of it, and else
/// `false`: what has no value in JavaScript is not the same to both interpreters.
fn give(id: f64, value: String) -> JsValue {
    let Some(room) = emit::add(id as CallId, answer::value(&value)) else {
        return JsValue::FALSE;
    };
    future_to_promise(async move {
        room.await.ok();
        Ok(JsValue::UNDEFINED)
    })
    .into()
}

fn is_cancelled(id: f64) -> bool {
    cancelled::is_marked(id as CallId)
}

/// Asks another worker for its exports, or to run a function; gives the request's id.
fn ask(
    during: f64,
    worker: String,
    function: Option<String>,
    arguments: String,
    milliseconds: Option<f64>,
) -> f64 {
    let arguments = Json::from_text(arguments);
    let ask = match (function, arguments) {
        (Some(function), Ok(arguments)) => {
            Ask::Call { function, arguments, milliseconds: milliseconds.map(|limit| limit as u64) }
        }
        _ => Ask::Exports,
    };
    let during = (during > 0.0).then_some(during as CallId);
    let request = Request::send(during, &worker, ask);
    let id = request.id;
    ASKED.with_borrow_mut(|asked| asked.insert(id, request));
    id as f64
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

fn withdraw(id: f64) {
    peer::withdraw(id as RequestId);
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
