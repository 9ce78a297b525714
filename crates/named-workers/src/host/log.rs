//! The worker's log.

use std::cell::RefCell;

use crate::protocol::{Level, ToPage};

use super::lines::Lines;
use super::{Host, browser};

thread_local! {
    /// What `main` has logged before it serves.
    static EARLY: RefCell<Lines> = RefCell::default();
}

/// Adds a line to this worker's log, which the page shows.
///
/// The page keeps the newest 1,000 lines, up to 1 MB; a line of more than 64 KB is cut. Of lines that come faster
/// than the page could show them, the newest are kept, and the page is told how many were left out.
pub fn log(text: impl Into<String>) {
    match Host::current() {
        Some(host) => host.log(Level::Info, text),
        None => {
            let message = EARLY.with_borrow_mut(|lines| lines.add(Level::Info, text.into()));
            if let Some(message) = message {
                browser::post(message);
            }
        }
    }
}

/// The lines that the page has not been told when the worker panics, as a message.
pub(super) fn take_last() -> Option<ToPage> {
    match Host::current() {
        Some(host) => host.take_lines(),
        None => EARLY.with(|lines| lines.try_borrow_mut().ok()?.take()),
    }
}

/// The lines that are still to be sent when the worker begins to serve.
pub(super) fn take_early() -> Lines {
    EARLY.take()
}
