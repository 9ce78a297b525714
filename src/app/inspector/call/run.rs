//! What the form asks of the worker.

use yew::UseReducerDispatcher;

use super::attempt::{Action, Attempt};
use super::pretty::pretty;
use crate::app::clock;
use crate::protocol::Json;
use crate::{Error, workers};

/// A call that is ready to be made.
pub(super) struct Request {
    pub(super) worker: String,
    pub(super) function: String,
    pub(super) arguments: Json,
}

/// Calls, and tells the form how far the call is and how it ends.
pub(super) async fn run(request: Request, attempt: UseReducerDispatcher<Attempt>) {
    let start = clock::now();
    let result = call(request, attempt.clone()).await;
    let milliseconds = clock::now() - start;
    attempt.dispatch(match result {
        Ok(value) => Action::Return(pretty(value.as_str()), milliseconds),
        Err(error) => Action::Fail(error, milliseconds),
    });
}

async fn call(request: Request, attempt: UseReducerDispatcher<Attempt>) -> Result<Json, Error> {
    let worker = workers().get(&request.worker).await?;
    worker
        .call(&request.function, request.arguments)
        .on_progress(move |progress| attempt.dispatch(Action::Report(progress)))
        .await
}
