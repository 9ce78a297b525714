//! The Python script as the host's guest.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::future::pending;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use wasm_bindgen::JsValue;

use crate::host::call::{Failure, Given, Raised};
use crate::host::guest::{Guest, NotStarted};
use crate::host::{emit, outbox};
use crate::protocol::{CallId, Json, Signature, Start, ToPage};

use super::answer;
use super::interpreter::{Python, message};
use super::start::start;

/// What is known of a Python worker while it runs.
#[derive(Default)]
pub(super) struct PythonGuest {
    python: OnceCell<Python>,
    exports: OnceCell<Vec<Signature>>,
    /// The calls whose answers come later.
    waiting: RefCell<BTreeMap<CallId, oneshot::Sender<String>>>,
}

impl Guest for PythonGuest {
    fn start(
        self: Rc<Self>,
        start_with: Start,
    ) -> LocalBoxFuture<'static, Result<Vec<Signature>, NotStarted>> {
        async move {
            let guest = Rc::downgrade(&self);
            let settle = move |id, answer| {
                let waiting = guest.upgrade().and_then(|it| it.waiting.borrow_mut().remove(&id));
                if let Some(waiting) = waiting {
                    waiting.send(answer).ok(); // nobody waits for a cancelled call
                }
            };
            let (python, signatures) = start(start_with, settle).await?;
            self.python.set(python).ok();
            self.exports.set(signatures.clone()).ok();
            Ok(signatures)
        }
        .boxed_local()
    }

    fn call(&self, id: CallId, function: &str, arguments: &Json) -> Given {
        let Some(python) = self.python.get() else {
            return crashed(&"the interpreter is not there".into());
        };
        let later = self.wait(id);
        let answer = python.call(function, arguments.as_str(), id as f64, emit::is_open(id));
        if matches!(answer, Ok(None)) {
            return Given::Later(later);
        }
        self.waiting.borrow_mut().remove(&id);
        match answer {
            Ok(text) => Given::Now(
                answer::finished(&text.unwrap_or_default())
                    .map_err(|failure| self.explain(failure, function, arguments)),
            ),
            Err(error) => crashed(&error),
        }
    }

    fn cancel(&self, id: CallId) {
        self.waiting.borrow_mut().remove(&id);
        if let Some(python) = self.python.get() {
            // A call that cannot be cancelled finishes for nobody.
            python.cancel(id as f64).ok();
        }
    }
}

impl PythonGuest {
    /// Begins to wait for an answer, which may come even before the call has returned.
    fn wait(&self, id: CallId) -> LocalBoxFuture<'static, Result<Json, Failure>> {
        let (sender, receiver) = oneshot::channel();
        self.waiting.borrow_mut().insert(id, sender);
        async move {
            match receiver.await {
                Ok(text) => answer::finished(&text),
                Err(oneshot::Canceled) => pending().await,
            }
        }
        .boxed_local()
    }

    /// A `TypeError` that no line of Python raised is of the call itself: the function has not run.
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
}

/// Whether it was raised by no line of the worker's code.
fn is_outside(raised: &Raised) -> bool {
    raised.traceback.as_ref().is_some_and(|traceback| !traceback.contains("\n  File "))
}

/// The interpreter itself has broken down, and every call with it: the page starts another.
fn crashed(error: &JsValue) -> Given {
    outbox::send(ToPage::Crashed { message: message(error) });
    Given::Later(pending().boxed_local())
}
