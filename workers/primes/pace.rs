//! Cuts a long computation into slices, so that it can report progress and be cancelled.

use named_workers::{progress, yield_now};

/// How long a slice takes, in milliseconds.
const SLICE: f64 = 20.0;

/// The pace of a computation of this many steps.
pub(crate) struct Pace {
    total: u64,
    slice_ends: f64,
}

impl Pace {
    pub(crate) fn new(total: u64) -> Self {
        Self { total, slice_ends: js_sys::Date::now() + SLICE }
    }

    /// At the end of a slice, reports how much is done, and yields to the worker's messages.
    pub(crate) async fn keep(&mut self, done: u64) {
        if js_sys::Date::now() < self.slice_ends {
            return;
        }
        progress(done, self.total);
        yield_now().await;
        self.slice_ends = js_sys::Date::now() + SLICE;
    }
}
