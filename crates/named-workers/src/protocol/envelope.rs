//! gloo-worker's message envelope, as its JSON looks.
//!
//! gloo-worker keeps these two enums private, and its spawner keeps the browser's `Worker`, so the
//! page wraps and unwraps the messages itself. A browser test holds them against the real crate.

use serde::{Deserialize, Serialize};

/// What the page posts to a worker that gloo-worker hosts.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub enum ToWorker<T> {
    /// A page has connected under this handler id.
    Connected(usize),
    /// A message to the worker.
    ProcessInput(usize, T),
    /// The page of this handler id is gone.
    Disconnected(usize),
    /// The worker is to end.
    Destroy,
}

/// What a worker that gloo-worker hosts posts to the page.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub enum FromWorker<T> {
    /// The bundle has loaded.
    WorkerLoaded,
    /// A message to the page of this handler id.
    ProcessOutput(usize, T),
}
