//! The async calls that run in this worker, so that they can be cancelled.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::pin::pin;

use futures_util::future::{AbortHandle, abortable};

use crate::protocol::CallId;

use super::current;

thread_local! {
    static RUNNING: RefCell<BTreeMap<CallId, AbortHandle>> = const { RefCell::new(BTreeMap::new()) };
}

/// Runs an async call to its end; none if it is cancelled before.
pub(super) async fn run<F: Future>(id: CallId, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let attributed = poll_fn(|context| current::during(id, || future.as_mut().poll(context)));
    let (future, handle) = abortable(attributed);
    RUNNING.with_borrow_mut(|running| running.insert(id, handle));
    let output = future.await.ok();
    RUNNING.with_borrow_mut(|running| running.remove(&id));
    output
}

/// Drops an async call at the `await` it is waiting at. A call that has ended is left alone.
pub(super) fn cancel(id: CallId) {
    RUNNING.with_borrow(|running| {
        if let Some(handle) = running.get(&id) {
            handle.abort();
        }
    });
}
