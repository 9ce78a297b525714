//! Which call is running.

use std::cell::Cell;

use crate::protocol::CallId;

thread_local! {
    static CURRENT: Cell<Option<CallId>> = const { Cell::new(None) };
}

/// The call whose code is running right now.
pub(super) fn call() -> Option<CallId> {
    CURRENT.get()
}

/// Runs a piece of a call's code, so that what it tells is told as this call's.
pub(super) fn during<T>(id: CallId, run: impl FnOnce() -> T) -> T {
    let before = CURRENT.replace(Some(id));
    let output = run();
    CURRENT.set(before);
    output
}
