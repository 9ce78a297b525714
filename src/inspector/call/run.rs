//! Makes the call that the form describes.

use yew::UseReducerDispatcher;

use super::attempt::{Action, Attempt};
use super::pretty::pretty;
use crate::clock;
use named_workers::protocol::Json;
use named_workers::{Error, workers};

/// A call that is ready to be made.
pub(super) struct Request {
    pub(super) worker: String,
    pub(super) function: String,
    pub(super) arguments: Json,
}

/// Makes the call, and tells the form its progress and how it ended.
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
