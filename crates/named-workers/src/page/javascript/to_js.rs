//! Errors, states and events as JavaScript sees them.

use serde_json::{Value, json};
use wasm_bindgen::JsValue;

use crate::object;
use crate::page::{CallStep, Event, LogLine, State, StateChange, WorkerInfo};
use crate::protocol::{Error, Progress};

/// An `Error` object: `name` is the kind; `worker`, `function`, `type` and `traceback` where they apply.
pub(super) fn error(error: &Error) -> JsValue {
    let error_object = js_sys::Error::new(&error.to_string());
    error_object.set_name(error.kind());
    let worker = Some(error.worker()).filter(|worker| !worker.is_empty());
    let properties = [
        ("worker", worker),
        ("function", error.function()),
        ("type", error.type_name()),
        ("traceback", error.traceback()),
    ];
    for (key, value) in properties {
        if let Some(value) = value {
            object::set(&error_object, key, &value.into());
        }
    }
    error_object.into()
}

/// What a promise rejects with.
pub(super) fn throw(thrown: Error) -> JsValue {
    error(&thrown)
}

/// Reports an exception from one of the page's callbacks to the page; it ends nothing here.
pub(super) fn complain(thrown: JsValue) {
    web_sys::console::error_1(&thrown);
}

/// A progress report, as `onProgress` receives it.
pub(super) fn progress(progress: &Progress) -> Value {
    without_null(json!({
        "done": progress.done, "total": progress.total, "message": progress.message,
    }))
}

/// A worker, as `namedWorkers.list()` returns it.
pub(super) fn info(info: &WorkerInfo) -> Value {
    let plain = json!({
        "name": info.name,
        "type": info.worker_type.as_str(),
        "src": info.src,
        "config": info.config,
        "exports": info.exports,
        "memory": info.memory,
        "log": info.log.iter().map(line).collect::<Vec<_>>(),
        "history": info.history.iter().map(change).collect::<Vec<_>>(),
    });
    let error = json!({ "error": info.error.as_ref().map(Error::describe) });
    without_null(merged(merged(plain, state(&info.state)), error))
}

/// An event's type and its `detail`.
pub(super) fn event(event: &Event) -> (&'static str, Value) {
    let (event_type, worker, detail) = match event {
        Event::State { worker, state: now } => ("state", worker, state(now)),
        Event::Log { worker, line: new } => ("log", worker, line(new)),
        Event::Call { worker, id, function, step: now, .. } => {
            let call = json!({ "id": id, "function": function });
            ("call", worker, merged(call, step(now)))
        }
    };
    (event_type, without_null(merged(json!({ "worker": worker }), detail)))
}

fn state(state: &State) -> Value {
    let carried = match state {
        State::Starting(loading) => json!({ "loading": loading }),
        State::Busy(calls) => json!({ "calls": calls }),
        State::Failed(error) | State::Crashed(error) => json!({ "error": error.describe() }),
        State::Ready | State::Terminated => json!({}),
    };
    merged(json!({ "state": state.name() }), carried)
}

fn step(step: &CallStep) -> Value {
    match step {
        CallStep::Sent => json!({ "step": "sent" }),
        CallStep::Emitted => json!({ "step": "emitted" }),
        CallStep::Progressed(now) => json!({ "step": "progressed", "progress": progress(now) }),
        CallStep::Settled { milliseconds, error } => json!({
            "step": "settled",
            "milliseconds": milliseconds,
            "error": error.as_ref().map(Error::describe),
        }),
    }
}

fn change(change: &StateChange) -> Value {
    let mut value = merged(json!({ "time": change.time }), state(&change.state));
    value.as_object_mut().map(|change| change.remove("loading"));
    value
}

fn line(line: &LogLine) -> Value {
    json!({ "time": line.time, "level": line.level, "text": *line.text })
}

fn merged(mut merged: Value, second: Value) -> Value {
    if let (Value::Object(merged), Value::Object(second)) = (&mut merged, second) {
        merged.extend(second);
    }
    merged
}

/// Omits what does not apply, instead of setting it to null.
fn without_null(mut value: Value) -> Value {
    if let Value::Object(map) = &mut value {
        map.retain(|_, value| !value.is_null());
    }
    value
}
