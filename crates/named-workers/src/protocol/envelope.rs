//! gloo-worker's message envelope, as JSON.
//!
//! gloo-worker keeps these two enums private, and its spawner keeps the browser's `Worker`, so the
//! page wraps and unwraps the messages itself. A browser test holds them against the real crate.

use serde::{Deserialize, Serialize};

/// What the page posts to a worker hosted by gloo-worker.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub enum ToWorker<T> {
    /// A page has connected under this handler id.
    Connected(usize),
    /// A message to the worker.
    ProcessInput(usize, T),
    /// The page with this handler id is gone.
    Disconnected(usize),
    /// The worker must end.
    Destroy,
}

/// What a worker hosted by gloo-worker posts to the page.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub enum FromWorker<T> {
    /// The bundle has loaded.
    WorkerLoaded,
    /// A message to the page with this handler id.
    ProcessOutput(usize, T),
}
