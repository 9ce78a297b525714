//! Calls from JavaScript, of a worker or of a pool.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::{FutureExt, StreamExt};
use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use crate::object::object;
use crate::page::call_options::CallOptions;
use crate::page::target::Target;
use crate::page::{Call, Results, to_js, workers};
use crate::protocol::{Error, Json};

use super::{pool, strict};

/// Calls a function; the promise is of its result.
///
/// The arguments become JSON at once: what the caller does to them later must not show.
pub(super) fn call(
    name: String,
    function: String,
    arguments: JsValue,
    options: CallOptions,
    of_pool: bool,
) -> Promise {
    let call = prepare(name, &function, &arguments, &options, of_pool);
    future_to_promise(async move {
        match async { call?.run_to_json().await }.await {
            Ok(json) => js_sys::JSON::parse(json.as_str()),
            Err(error) => Err(to_js::error(&error)),
        }
    })
}

/// Calls a function whose values are taken one by one: `{ next, cancel }`.
pub(super) fn stream(
    name: String,
    function: String,
    arguments: JsValue,
    options: CallOptions,
    of_pool: bool,
) -> Object {
    let call = prepare(name, &function, &arguments, &options, of_pool);
    let (wanted, unwanted) = oneshot::channel::<()>();
    let call = call.map(|call| call.until(unwanted.map(drop)));
    let results = Rc::new(RefCell::new(Some(call.map(Call::stream))));
    let wanted = RefCell::new(Some(wanted));
    let taken = Rc::clone(&results);
    let next = move || future_to_promise(next(Rc::clone(&taken)));
    // Those that `next` is waiting for are not at hand, and hear that they are not wanted.
    let cancel = move || drop((results.take(), wanted.take()));
    object([
        ("next", Closure::<dyn Fn() -> Promise>::new(next).into_js_value()),
        ("cancel", Closure::<dyn Fn()>::new(cancel).into_js_value()),
    ])
}

type Shared = Rc<RefCell<Option<Result<Results<Json>, Error>>>>;

/// `{ value, done }`, as an iterator has it; what the function returned is the last value.
async fn next(shared: Shared) -> Result<JsValue, JsValue> {
    let Some(results) = shared.take() else {
        return Ok(item(&JsValue::UNDEFINED, true));
    };
    let mut results = results.map_err(|error| to_js::error(&error))?;
    match results.next().await {
        Some(Ok(json)) => {
            shared.replace(Some(Ok(results)));
            Ok(item(&js_sys::JSON::parse(json.as_str())?, false))
        }
        Some(Err(error)) => Err(to_js::error(&error)),
        None => {
            let returned = results.returned().map(|json| js_sys::JSON::parse(json.as_str()));
            Ok(item(&returned.transpose()?.unwrap_or_default(), true))
        }
    }
}

fn item(value: &JsValue, done: bool) -> JsValue {
    object([("value", value.clone()), ("done", done.into())]).into()
}

fn prepare(
    name: String,
    function: &str,
    arguments: &JsValue,
    options: &CallOptions,
    of_pool: bool,
) -> Result<Call<Json>, Error> {
    let arguments = strict(arguments);
    let target =
        if of_pool { pool::target(&name)? } else { Target::Worker(workers().find(&name)?) };
    let options = options.check().map_err(|reason| Error::BadArguments {
        worker: name,
        function: function.to_owned(),
        reason,
    })?;
    Ok(options.apply(Call::with_json(target, function, arguments)))
}
