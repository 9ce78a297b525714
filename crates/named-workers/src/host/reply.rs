//! How a call ends in the worker.

use futures_util::future::LocalBoxFuture;
use serde::Deserialize;

use crate::protocol::{Callee, Error, Json, NotJson};

/// A value, or why there is none.
pub type Reply = Result<Json, Failure>;

/// The output of a function: available now, or later.
#[allow(missing_debug_implementations, reason = "a future has nothing to show")]
pub enum Output {
    /// The reply of a sync function, which has ended.
    Now(Reply),
    /// The future reply of an async function, which has started.
    Later(LocalBoxFuture<'static, Reply>),
}

/// Why a call has no value.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// The arguments do not fit, and why.
    BadArguments(String),
    /// The function failed.
    Raised(Raised),
    /// What it returned is not JSON.
    BadResult(NotJson),
    /// A value that it emitted is not JSON.
    BadEmit(NotJson),
}

/// The error that a function failed with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Raised {
    /// The type of the exception or of the error value.
    #[serde(rename = "type")]
    pub type_name: String,
    /// Its message.
    pub message: String,
    /// Where it was raised, if the language reports that.
    pub traceback: Option<String>,
}

impl Failure {
    /// The error that the caller gets.
    pub(super) fn of(self, callee: &Callee) -> Error {
        match self {
            Self::BadArguments(reason) => callee.bad_arguments(reason),
            Self::BadResult(not_json) => callee.bad_result(not_json.within("result")),
            Self::BadEmit(not_json) => callee.bad_result(not_json.within("emitted")),
            Self::Raised(Raised { type_name, message, traceback }) => Error::Raised {
                worker: callee.worker.clone(),
                function: callee.function.clone(),
                type_name,
                message,
                traceback,
            },
        }
    }
}
