//! A function reports its progress.

use crate::protocol::Progress;

use super::Host;

/// Reports to the caller of the running function how far it is: `done` units of `total`.
///
/// Works in sync and async functions alike, and outside a call does nothing. A loop may report on every
/// iteration: that costs next to nothing, as the caller is told at most 25 times a second.
pub fn progress(done: u64, total: u64) {
    report(done, total, None);
}

/// Like [`progress`], with a word on what is being done.
pub fn progress_with_message(done: u64, total: u64, message: impl Into<String>) {
    report(done, total, Some(message.into()));
}

fn report(done: u64, total: u64, message: Option<String>) {
    if let Some((host, id)) = Host::current_call() {
        host.report(id, Progress { done: done as f64, total: total as f64, message });
    }
}
