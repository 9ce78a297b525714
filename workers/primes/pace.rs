//! Cuts a long computation into slices, so that it can report progress and be cancelled.

use std::time::Duration;

use named_workers::{progress, yield_now};
use web_time::Instant;

/// How long a slice takes.
const SLICE: Duration = Duration::from_millis(20);

/// The pace of a computation of this many steps.
pub(crate) struct Pace {
    total: u64,
    slice_begun: Instant,
}

impl Pace {
    pub(crate) fn new(total: u64) -> Self {
        Self { total, slice_begun: Instant::now() }
    }

    /// At the end of a slice, reports how much is done, and yields to the worker's messages.
    pub(crate) async fn keep(&mut self, done: u64) {
        if self.slice_begun.elapsed() < SLICE {
            return;
        }
        progress(done, self.total);
        yield_now().await;
        self.slice_begun = Instant::now();
    }
}
