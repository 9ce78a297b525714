//! A call inside the worker: how it ends, and how the page is told.

use futures_util::future::LocalBoxFuture;
use serde::Deserialize;
use wasm_bindgen_futures::spawn_local;

use crate::protocol::{CallId, Error, Json, NotJson, ToPage};

use super::{emit, progress, running};

/// What became of a call: a value, or why there is none.
pub(super) type Finished = Result<Json, Failure>;

/// What a function gave: all of it now, or a promise of it.
pub enum Given {
    /// A sync function has finished.
    Now(Finished),
    /// An async function has started.
    Later(LocalBoxFuture<'static, Finished>),
}

/// Why a call has no value.
#[derive(Debug)]
pub enum Failure {
    /// The arguments do not fit, and why.
    BadArguments(String),
    /// The function failed.
    Raised(Raised),
    /// What it gave is not JSON.
    BadResult(NotJson),
    /// A value that it emitted is not JSON.
    BadEmit(NotJson),
}

/// What a function failed with.
#[derive(Debug, Deserialize)]
pub struct Raised {
    /// The type of the exception or of the error value.
    #[serde(rename = "type")]
    pub(super) type_name: String,
    /// What it says.
    pub(super) message: String,
    /// Where it was raised, if the language tells.
    pub(super) traceback: Option<String>,
}

/// A call that is to be answered.
pub(super) struct Call {
    pub(super) id: CallId,
    pub(super) worker: String,
    pub(super) function: String,
}

impl Call {
    /// Answers with what the function gave, as soon as it is there.
    pub(super) fn answer_with(self, given: Given) {
        match given {
            Given::Now(finished) => self.answer(finished),
            Given::Later(future) => spawn_local(async move {
                if let Some(finished) = running::run(self.id, future).await {
                    self.answer(finished);
                }
            }),
        }
    }

    /// Answers that there is no such export.
    pub(super) fn not_exported(self, exports: Vec<String>) {
        let Self { id, worker, function } = self;
        let error = Error::NotExported { worker, function, exports };
        emit::answer(id, ToPage::Failed { id, error });
    }

    fn answer(self, finished: Finished) {
        let Self { id, worker, function } = self;
        progress::end(id);
        let emitted = emit::refused(id).map_or(Ok(()), |refused| Err(Failure::BadEmit(refused)));
        let answer = match finished.and_then(|value| emitted.map(|()| value)) {
            Ok(value) => ToPage::Returned { id, value },
            Err(failure) => ToPage::Failed { id, error: failure.into_error(worker, function) },
        };
        emit::answer(id, answer);
    }
}

impl Failure {
    fn into_error(self, worker: String, function: String) -> Error {
        match self {
            Self::BadArguments(reason) => Error::BadArguments { worker, function, reason },
            Self::BadResult(not_json) => {
                Error::BadResult { worker, function, reason: not_json.within("result") }
            }
            Self::BadEmit(not_json) => {
                Error::BadResult { worker, function, reason: not_json.within("emitted") }
            }
            Self::Raised(Raised { type_name, message, traceback }) => {
                Error::Raised { worker, function, type_name, message, traceback }
            }
        }
    }
}
