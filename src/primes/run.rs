//! Makes the calls of a search to its engine's worker.

use gloo_timers::future::TimeoutFuture;
use serde::Deserialize;

use super::cores;
use super::engine::Engine;
use super::here;
use super::last;
use super::ranges;
use super::result::{FIRST, FIRST_END, Primes};
use super::search::{Found, Query};
use super::server;
use named_workers::{Error, NamedWorker, Progress, create_named_worker, workers};
use named_workers_ui::clock;

/// How long the page's thread waits before it stops, so that what the reader did is seen first.
const BREATH: u32 = 50;

/// Searches, and reports its progress. Dropping this future cancels the search, in the worker as well.
pub(super) async fn run(query: Query, report: impl Fn(Progress) + 'static) -> Result<Found, Error> {
    let Query { engine, limit, ref addresses } = query;
    let Primes { started, count, first, last } = match engine {
        Engine::EveryCore => ranges::find(&[cores::pool().await?], limit, report).await?,
        Engine::Server => ranges::find(&server::pools(addresses).await?, limit, report).await?,
        Engine::Cluster => {
            server::connect_cluster(addresses).await?;
            find(engine, limit, report).await?
        }
        Engine::Counting => count(limit, report).await?,
        Engine::Page => stop_the_page(limit).await,
        engine => find(engine, limit, report).await?,
    };
    Ok(Found { query, count, first, last, milliseconds: clock::now() - started })
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

async fn count(limit: u64, report: impl Fn(Progress) + 'static) -> Result<Primes, Error> {
    let worker = ready(Engine::Counting).await?;
    let started = clock::now();
    let count = worker.call("pi", (limit,)).on_progress(report).await?;
    let mut first: Vec<_> = worker.call("primes_between", (0, limit.min(FIRST_END))).await?;
    first.truncate(FIRST);
    let last = worker.call("primes_between", last::window(limit)).await?;
    Ok(Primes { started, count, first, last: last::keep_last(last) })
}

async fn stop_the_page(limit: u64) -> Primes {
    TimeoutFuture::new(BREATH).await;
    let started = clock::now();
    let count = here::count(limit);
    let mut first = here::primes_between(0, limit.min(FIRST_END));
    first.truncate(FIRST);
    let (from, to) = last::window(limit);
    let last = last::keep_last(here::primes_between(from, to));
    Primes { started, count, first, last }
}

/// The engine's worker. It is created when first needed, as an interpreter is megabytes in size.
pub(super) async fn ready(engine: Engine) -> Result<NamedWorker, Error> {
    let Some(declaration) = engine.declaration() else {
        return workers().get(engine.worker()).await;
    };
    // A worker that could not start is created again.
    match create_named_worker(declaration).await {
        Err(Error::DuplicateName { .. }) => workers().get(engine.worker()).await,
        created => created,
    }
}
