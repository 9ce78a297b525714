//! How a call ends in the worker.

use futures_util::future::LocalBoxFuture;
use serde::Deserialize;

use crate::protocol::{Callee, Error, Json, NotJson};

/// A value, or why there is none.
pub type Reply = Result<Json, Failure>;

/// What a function gives: all of it now, or a promise of it.
#[allow(missing_debug_implementations, reason = "a future has nothing to show")]
pub enum Output {
    /// A sync function has ended.
    Now(Reply),
    /// An async function has started.
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

/// What a function failed with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Raised {
    /// The type of the exception or of the error value.
    #[serde(rename = "type")]
    pub type_name: String,
    /// What it says.
    pub message: String,
    /// Where it was raised, if the language tells.
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
