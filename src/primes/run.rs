//! Makes the calls of a search to its engine's worker.

use serde::Deserialize;
use yew::UseReducerDispatcher;

use super::cores;
use super::engine::Engine;
use super::last;
use super::result::{FIRST, Primes};
use super::search::{Action, Found, Query, Search};
use crate::clock;
use named_workers::{Error, NamedWorker, Progress, create_named_worker, workers};

/// Searches, and reports to the page its progress and how it ended.
pub(super) async fn run(query: Query, search: UseReducerDispatcher<Search>) {
    let reports = search.clone();
    let report = move |progress| reports.dispatch(Action::Report(progress));
    let found = match query.engine {
        Engine::EveryCore => cores::find(query.limit, report).await,
        engine => find(engine, query.limit, report).await,
    };
    search.dispatch(match found {
        Ok(Primes { started, count, first, last }) => {
            let milliseconds = clock::now() - started;
            Action::Find(Found { query, count, first, last, milliseconds })
        }
        Err(error) => Action::Fail(error),
    });
}

/// What `find_primes` returns; the last primes come from a separate call.
#[derive(Deserialize)]
struct Report {
    count: u64,
    first: Vec<u64>,
}

async fn find(
    engine: Engine,
    limit: u64,
    report: impl Fn(Progress) + 'static,
) -> Result<Primes, Error> {
    let worker = ready(engine).await?;
    let started = clock::now();
    let Report { count, first } =
        worker.call("find_primes", (limit, FIRST)).on_progress(report).await?;
    let last = worker.call("primes_between", last::window(limit)).await?;
    Ok(Primes { started, count, first, last: last::keep_last(last) })
}

/// The engine's worker. It is created when first needed, as an interpreter is megabytes in size.
async fn ready(engine: Engine) -> Result<NamedWorker, Error> {
    let Some(declaration) = engine.declaration() else {
        return workers().get(engine.worker()).await;
    };
    // A worker that could not start is created again.
    match create_named_worker(declaration).await {
        Err(Error::DuplicateName { .. }) => workers().get(engine.worker()).await,
        created => created,
    }
}
