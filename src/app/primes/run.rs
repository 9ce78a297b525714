//! What a search asks of the worker.

use serde::Deserialize;
use yew::UseReducerDispatcher;

use super::last;
use super::search::{Action, Found, Search};
use crate::app::clock;
use crate::{Error, workers};

/// The worker that finds primes.
pub(super) const WORKER: &str = "primes";

/// How many of the first primes are shown.
const FIRST: usize = 20;

/// What `find_primes` returns; the last primes come from a call of their own.
#[derive(Deserialize)]
struct Report {
    count: u64,
    first: Vec<u64>,
}

/// Searches, and tells the page how far it is and how it ends.
pub(super) async fn run(limit: u64, search: UseReducerDispatcher<Search>) {
    let end = match find(limit, search.clone()).await {
        Ok(found) => Action::Find(found),
        Err(error) => Action::Fail(error),
    };
    search.dispatch(end);
}

async fn find(limit: u64, search: UseReducerDispatcher<Search>) -> Result<Found, Error> {
    let worker = workers().get(WORKER).await?;
    let start = clock::now();
    let Report { count, first } = worker
        .call("find_primes", (limit, FIRST))
        .on_progress(move |progress| search.dispatch(Action::Report(progress)))
        .await?;
    let last = worker.call("primes_between", last::window(limit)).await?;
    let milliseconds = clock::now() - start;
    Ok(Found { limit, count, first, last: last::keep_last(last), milliseconds })
}
