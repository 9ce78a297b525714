//! What a host serves: compiled functions, or a Python script.

use std::rc::Rc;

use futures_util::future::LocalBoxFuture;

use crate::protocol::{CallId, Json, Signature, Start};

use super::call::Given;

/// Why a worker did not start: a reason, and where in its code.
pub(super) struct NotStarted {
    pub(super) reason: String,
    pub(super) traceback: Option<String>,
}

/// The code of a worker, as its host sees it.
pub(super) trait Guest {
    /// Makes it ready to be called, and tells what it exports.
    fn start(
        self: Rc<Self>,
        start: Start,
    ) -> LocalBoxFuture<'static, Result<Vec<Signature>, NotStarted>>;

    /// Calls one of its exports.
    fn call(&self, id: CallId, function: &str, arguments: &Json) -> Given;

    /// Ends a call that nobody waits for any more.
    fn cancel(&self, _id: CallId) {}
}

impl From<String> for NotStarted {
    fn from(reason: String) -> Self {
        Self { reason, traceback: None }
    }
}
