//! Lets a function report its progress.

use crate::protocol::Progress;

use super::Host;

/// Reports the running function's progress to its caller: `done` units of `total`.
///
/// Works in sync and async functions alike; outside a call it does nothing. A loop may report on every
/// iteration at almost no cost: the caller is told at most 25 times a second.
pub fn progress(done: u64, total: u64) {
    report(done, total, None);
}

/// Like [`progress`], with a message that says what is being done.
pub fn progress_with_message(done: u64, total: u64, message: impl Into<String>) {
    report(done, total, Some(message.into()));
}

fn report(done: u64, total: u64, message: Option<String>) {
    if let Some((host, id)) = Host::current_call() {
        host.report(id, Progress { done: done as f64, total: total as f64, message });
    }
}
