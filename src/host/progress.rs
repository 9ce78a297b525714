//! A function tells how far it is.

use std::cell::Cell;

use crate::protocol::{CallId, Progress, ToPage};

use super::outbox;

thread_local! {
    /// The call whose code is running right now.
    static CURRENT: Cell<Option<CallId>> = const { Cell::new(None) };
}

/// Tells the caller of the function that runs how far it is: `done` units of `total`.
///
/// Works in sync and async functions alike, and outside a call does nothing.
pub fn progress(done: u64, total: u64) {
    tell(done, total, None);
}

/// Like [`progress`], with a word on what is being done.
pub fn progress_with_message(done: u64, total: u64, message: impl Into<String>) {
    tell(done, total, Some(message.into()));
}

fn tell(done: u64, total: u64, message: Option<String>) {
    if let Some(id) = CURRENT.get() {
        let progress = Progress { done: done as f64, total: total as f64, message };
        outbox::send(ToPage::Progressed { id, progress });
    }
}

/// Runs a piece of a call's code, so that its progress is told as this call's.
pub(super) fn during<T>(id: CallId, run: impl FnOnce() -> T) -> T {
    let before = CURRENT.replace(Some(id));
    let output = run();
    CURRENT.set(before);
    output
}
