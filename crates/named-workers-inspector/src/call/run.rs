//! Makes the calls that the forms describe. They go on wherever the visitor goes, until they end or are cancelled.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::{AbortHandle, abortable};
use wasm_bindgen_futures::spawn_local;

use super::attempt::{Attempt, Step};
use super::form::{Change, Run, RunId};
use super::pretty::pretty;
use crate::session::{Action, Dispatch};
use named_workers::protocol::Json;
use named_workers::{Call, Error, workers};
use named_workers_ui::clock;

/// A call that is ready to be made.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) worker: String,
    pub(super) function: String,
    pub(super) arguments: Json,
    pub(super) timeout: Option<Duration>,
    /// Whether its emitted values are taken, instead of its result.
    pub(super) stream: bool,
}

thread_local! {
    static LAST: Cell<RunId> = const { Cell::new(0) };
    static RUNNING: RefCell<BTreeMap<RunId, AbortHandle>> = const { RefCell::new(BTreeMap::new()) };
}

/// Makes the call, and tells the form its progress and how it ended.
pub(super) fn start(request: Request, dispatch: Dispatch) {
    let id = LAST.replace(LAST.get() + 1) + 1;
    let say = sayer(&request.worker, dispatch);
    say(Change::Start(Run {
        id,
        function: request.function.clone(),
        arguments: request.arguments.as_str().to_owned(),
        started: clock::unix(),
        attempt: Attempt::default(),
    }));
    let (running, handle) = abortable(run(request, say.clone(), id));
    RUNNING.with_borrow_mut(|all| all.insert(id, handle));
    spawn_local(async move {
        if let Ok(end) = running.await {
            say(Change::Step(id, end));
        }
        RUNNING.with_borrow_mut(|all| all.remove(&id));
    });
}

/// Cancels a call: dropping it cancels it in the worker as well.
pub(super) fn cancel(worker: &str, id: RunId, dispatch: &Dispatch) {
    let handle = RUNNING.with_borrow_mut(|all| all.remove(&id));
    if let Some(handle) = handle {
        handle.abort();
    }
    sayer(worker, dispatch.clone())(Change::Step(id, Step::Cancel));
}

fn sayer(worker: &str, dispatch: Dispatch) -> impl Fn(Change) + Clone + 'static {
    let worker = worker.to_owned();
    move |change| dispatch.dispatch(Action::Form(worker.clone(), change))
}

async fn run(request: Request, say: impl Fn(Change) + Clone + 'static, id: RunId) -> Step {
    let start = clock::now();
    let took = || clock::now() - start;
    match outcome(request, say, id).await {
        Ok(value) => Step::Return(value.map(|value| pretty(value.as_str())), took()),
        Err(error) => Step::Fail(error, took()),
    }
}

/// The result; none of a stream, whose values are told as they come.
async fn outcome(
    request: Request,
    say: impl Fn(Change) + Clone + 'static,
    id: RunId,
) -> Result<Option<Json>, Error> {
    let worker = workers().get(&request.worker).await?;
    let report = say.clone();
    let mut call: Call<Json> = worker
        .call(&request.function, request.arguments)
        .on_progress(move |progress| report(Change::Step(id, Step::Report(progress))));
    if let Some(limit) = request.timeout {
        call = call.timeout(limit);
    }
    if !request.stream {
        return call.await.map(Some);
    }
    let mut values = call.stream();
    while let Some(value) = values.next().await {
        say(Change::Step(id, Step::Emit(pretty(value?.as_str()))));
    }
    Ok(None)
}
