//! The one registry of a page, and what starts it.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::PageTransitionEvent;

use crate::protocol::Error;

use super::call::NamedWorker;
use super::declare::{Declaration, Document};
use super::pool::CreatePool;
use super::registry::Workers;
use super::worker::ByType;
use super::{javascript, peers};

thread_local! {
    static WORKERS: Workers = Workers::new(ByType, peers::serve_request);
}

/// The page's workers.
pub fn workers() -> Workers {
    WORKERS.with(Workers::clone)
}

/// Starts the runtime: the workers that the document declares, now or later, and the JavaScript global
/// `namedWorkers`. Call it once, when the page starts. A page has one runtime, the first that starts: another one
/// leaves the document and the global to it, and says so in the console.
///
/// Where the page's scripts carry a nonce, declarations that are added later must carry it too.
pub fn start() {
    javascript::own_page();
    start_bundle();
}

/// Like [`start`], for the workers that the document declares now: scripts that are added later start none.
pub fn start_without_observing() {
    javascript::own_page();
    take_up_document();
}

/// Like [`start`], for a page that is not Rust: an app's own runtime goes before this one.
pub fn start_bundle() {
    let Some(document) = take_up_document() else { return };
    document.observe();
    workers().set_scan(move || document.scan());
}

/// Nothing if the document is another runtime's.
fn take_up_document() -> Option<Document> {
    let workers = workers();
    // First, so that its listeners hear of everything.
    if !javascript::install(&workers) {
        let text = "named-workers: the page has a runtime already; this one starts no worker of the document";
        web_sys::console::error_1(&text.into());
        return None;
    }
    let declare = workers.clone();
    let document = Document::new(move |found| declare.take_up(found));
    end_with_the_page(workers);
    Some(document)
}

/// Settles every call when the page is left, unless the browser keeps the page, which may come back.
fn end_with_the_page(workers: Workers) {
    let Some(window) = web_sys::window() else { return };
    EventListener::new(&window, "pagehide", move |event| {
        let is_kept = event.dyn_ref::<PageTransitionEvent>().is_some_and(|it| it.persisted());
        if !is_kept {
            workers.leave();
        }
    })
    .forget();
}

/// Declares a worker, starts it, and waits until it is ready.
///
/// The name of a terminated or failed worker can be taken again. That is another worker: handles of the
/// old one do not affect it.
///
/// # Errors
/// [`Error::DuplicateName`], [`Error::InvalidDeclaration`] or [`Error::StartFailed`];
/// [`Error::Terminated`] if it is terminated while it starts.
pub async fn create_named_worker(declaration: Declaration) -> Result<NamedWorker, Error> {
    workers().create(declaration).await
}

/// Declares a pool, starts its instances, and waits until they are ready: `name#1`, `name#2` and so
/// on, workers like any other.
///
/// ```no_run
/// # use named_workers::{Declaration, Error, WorkerType, create_pool};
/// # async fn example() -> Result<u64, Error> {
/// let declaration = Declaration::new("sieve", WorkerType::Rs).src("./primes.js");
/// let pool = create_pool(declaration).size(4).await?;
/// let counts: Vec<u64> = pool.map("count_primes", [(0, 499), (500, 1_000)]).await?;
/// Ok(counts.into_iter().sum())
/// # }
/// ```
pub fn create_pool(declaration: Declaration) -> CreatePool {
    CreatePool::new(workers(), declaration)
}
