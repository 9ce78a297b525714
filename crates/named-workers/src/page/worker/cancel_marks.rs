//! Memory that the page shares with a worker, for what a busy worker must hear: which calls are
//! cancelled. Browsers allow it on pages that are cross-origin isolated.

use js_sys::{Atomics, Int32Array, Reflect, SharedArrayBuffer};
use web_sys::Worker;

use crate::protocol::CallId;

/// A mark is written over by that of a call that is so many calls later.
const SLOTS: u32 = 1_024;
/// The bytes of a mark.
const BYTES: u32 = 4;

/// The marks of the calls that are cancelled.
pub(super) struct CancelMarks(Option<Int32Array>);

impl CancelMarks {
    /// Shares them with a worker that has just been started, where the browser allows it. The loader
    /// keeps them for the host.
    pub(super) fn share(worker: &Worker) -> Self {
        let is_isolated = Reflect::get(&js_sys::global(), &"crossOriginIsolated".into());
        let is_isolated = is_isolated.is_ok_and(|isolated| isolated.is_truthy());
        let marks = is_isolated.then(|| Int32Array::new(&SharedArrayBuffer::new(SLOTS * BYTES)));
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
