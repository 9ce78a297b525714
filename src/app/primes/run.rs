//! What a search asks of its engine's worker.

use serde::Deserialize;
use yew::UseReducerDispatcher;

use super::engine::Engine;
use super::last;
use super::search::{Action, Found, Query, Search};
use crate::app::clock;
use crate::{Error, NamedWorker, create_named_worker, workers};

/// How many of the first primes are shown.
const FIRST: usize = 20;

/// What `find_primes` returns; the last primes come from a call of their own.
#[derive(Deserialize)]
struct Report {
    count: u64,
    first: Vec<u64>,
}

/// Searches, and tells the page how far it is and how it ends.
pub(super) async fn run(query: Query, search: UseReducerDispatcher<Search>) {
    let end = match find(query, search.clone()).await {
        Ok(found) => Action::Find(found),
        Err(error) => Action::Fail(error),
    };
    search.dispatch(end);
}

async fn find(query: Query, search: UseReducerDispatcher<Search>) -> Result<Found, Error> {
    let worker = ready(query.engine).await?;
    let start = clock::now();
    let Report { count, first } = worker
        .call("find_primes", (query.limit, FIRST))
        .on_progress(move |progress| search.dispatch(Action::Report(progress)))
        .await?;
    let last = worker.call("primes_between", last::window(query.limit)).await?;
    let milliseconds = clock::now() - start;
    Ok(Found { query, count, first, last: last::keep_last(last), milliseconds })
}

/// The engine's worker. It is created when it is first needed: an interpreter is megabytes.
async fn ready(engine: Engine) -> Result<NamedWorker, Error> {
    let Some(declaration) = engine.declaration() else {
        return workers().get(engine.worker()).await;
    };
    // One that could not start is created once more.
    match create_named_worker(declaration).await {
        Err(Error::DuplicateName { .. }) => workers().get(engine.worker()).await,
        created => created,
    }
}
