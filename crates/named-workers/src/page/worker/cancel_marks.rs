//! Memory that the page shares with a worker, so that a busy worker can see which calls are
//! cancelled. Browsers allow it only on cross-origin isolated pages.

use js_sys::{Atomics, Int32Array, Reflect, SharedArrayBuffer};
use web_sys::Worker;

use crate::protocol::CallId;

/// A mark is overwritten by that of the call this many calls later.
const SLOTS: u32 = 1_024;
/// The size of a mark in bytes.
const BYTES: u32 = 4;

/// The marks of cancelled calls.
pub(super) struct CancelMarks(Option<Int32Array>);

impl CancelMarks {
    /// Shares them with a newly started worker, where the browser allows it. The loader keeps them for
    /// the host.
    pub(super) fn share(worker: &Worker) -> Self {
        let has = |name: &str| {
            Reflect::get(&js_sys::global(), &name.into()).is_ok_and(|value| value.is_truthy())
        };
        // Some browsers say that a page is isolated, and have no memory to share.
        let can_share = has("crossOriginIsolated") && has("SharedArrayBuffer");
        let marks = can_share.then(|| Int32Array::new(&SharedArrayBuffer::new(SLOTS * BYTES)));
        Self(marks.filter(|marks| worker.post_message(marks).is_ok()))
    }

    /// Marks a call as cancelled.
    pub(super) fn mark(&self, id: CallId) {
        if let Some(marks) = &self.0 {
            // An index within the array cannot fail.
            Atomics::store(marks, (id % u64::from(SLOTS)) as u32, id as i32).ok();
        }
    }
}
