//! The Python script as the host's guest.

use std::cell::{OnceCell, RefCell};
use std::future::pending;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use js_sys::JsString;
use wasm_bindgen::JsValue;

use named_workers::__private::{FlatMap, message};
use named_workers::host::{Failure, Guest, Host, NotStarted, Output, Raised, Reply};
use named_workers::protocol::{CallId, Json, Signature, Start};

use super::interpreter::Python;
use super::reply;
use super::start::start;

/// The state of a running Python worker.
#[derive(Default)]
pub(super) struct PythonGuest {
    host: OnceCell<Host>,
    python: OnceCell<Python>,
    exports: OnceCell<Vec<Signature>>,
    /// The calls whose replies come later.
    waiting: RefCell<FlatMap<CallId, oneshot::Sender<JsString>>>,
}

impl Guest for PythonGuest {
    fn start(
        self: Rc<Self>,
        host: Host,
        start_with: Start,
    ) -> LocalBoxFuture<'static, Result<Vec<Signature>, NotStarted>> {
        async move {
            self.host.set(host.clone()).ok();
            let guest = Rc::downgrade(&self);
            let settle = move |id, text| {
                let waiting = guest.upgrade().and_then(|it| it.waiting.borrow_mut().remove(id));
                if let Some(waiting) = waiting {
                    waiting.send(text).ok(); // nobody waits for a cancelled call
                }
            };
            let (python, signatures) = start(&host, start_with, settle).await?;
            self.python.set(python).ok();
            self.exports.set(signatures.clone()).ok();
            Ok(signatures)
        }
        .boxed_local()
    }

    fn call(&self, id: CallId, function: &str, arguments: &Json) -> Output {
        let (Some(python), Some(host)) = (self.python.get(), self.host.get()) else {
            return self.crash(&"the interpreter is not loaded".into());
        };
        let later = self.wait(id);
        let text = python.call(function, arguments.as_js(), id as f64, host.takes_values(id));
        if matches!(text, Ok(None)) {
            return Output::Later(later);
        }
        self.waiting.borrow_mut().remove(id);
        match text {
            Ok(text) => Output::Now(
                reply::read(&text.unwrap_or_default())
                    .map_err(|failure| self.explain(failure, function, arguments)),
            ),
            Err(error) => self.crash(&error),
        }
    }

    /// A coroutine may run on for a while after it is cancelled: its call ends when it does.
    fn cancel(&self, id: CallId) -> bool {
        let is_waiting = self.waiting.borrow().get(id).is_some();
        let cancelled = self.python.get().map(|python| python.cancel(id as f64));
        is_waiting && matches!(cancelled, Some(Ok(())))
    }
}

impl PythonGuest {
    /// Starts waiting for a reply, which may come even before the call has returned.
    fn wait(&self, id: CallId) -> LocalBoxFuture<'static, Reply> {
        let (sender, receiver) = oneshot::channel();
        self.waiting.borrow_mut().insert(id, sender);
        async move {
            match receiver.await {
                Ok(text) => reply::read(&text),
                Err(oneshot::Canceled) => pending().await,
            }
        }
        .boxed_local()
    }

    /// A `TypeError` that no line of Python raised comes from the call itself: the function never ran.
    fn explain(&self, failure: Failure, function: &str, arguments: &Json) -> Failure {
        match failure {
            Failure::Raised(raised) if raised.type_name == "TypeError" && is_outside(&raised) => {
                let exports = self.exports.get().into_iter().flatten();
                let signature = exports.into_iter().find(|signature| signature.name == function);
                let refused = signature.and_then(|it| it.refuse(arguments.array_len()?));
                Failure::BadArguments(refused.unwrap_or(raised.message))
            }
            failure => failure,
        }
    }

    /// The interpreter itself has broken down, and every call with it: the page starts a new one.
    fn crash(&self, error: &JsValue) -> Output {
        if let Some(host) = self.host.get() {
            host.crash(message(error));
        }
        Output::Later(pending().boxed_local())
    }
}

/// Whether no line of the worker's code raised it.
fn is_outside(raised: &Raised) -> bool {
    raised.traceback.as_ref().is_some_and(|traceback| !traceback.contains("\n  File "))
}
