//! Cuts a long computation into slices, so that it can report progress and be cancelled.

use named_workers::{progress, yield_now};

/// How long a slice takes, in milliseconds.
const SLICE: f64 = 20.0;

/// The pace of a computation over a range of numbers.
pub(crate) struct Pace {
    from: u64,
    to: u64,
    slice_ends: f64,
}

impl Pace {
    pub(crate) fn new(from: u64, to: u64) -> Self {
        Self { from, to, slice_ends: js_sys::Date::now() + SLICE }
    }

    /// At the end of a slice, reports that the numbers before `position` are done, and yields to the
    /// worker's messages.
    pub(crate) async fn keep(&mut self, position: u64) {
        if js_sys::Date::now() < self.slice_ends {
            return;
        }
        let total = self.to.saturating_sub(self.from);
        progress(position.saturating_sub(self.from).min(total), total);
        yield_now().await;
        self.slice_ends = js_sys::Date::now() + SLICE;
    }
}
