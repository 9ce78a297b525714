//! The way from anywhere in the worker to the page.

use std::cell::RefCell;

use gloo_worker::{HandlerId, WorkerScope};

use crate::protocol::{Level, ToPage};

use super::worker::Host;

thread_local! {
    static PAGE: RefCell<Option<(WorkerScope<Host>, HandlerId)>> = const { RefCell::new(None) };
}

/// Sets where messages go: gloo-worker has told that the page is there.
pub(super) fn connect(scope: &WorkerScope<Host>, page: HandlerId) {
    PAGE.set(Some((scope.clone(), page)));
}

/// Sends a message to the page. Before the page is connected there is nobody to tell.
pub(super) fn send(message: ToPage) {
    PAGE.with_borrow(|page| {
        if let Some((scope, page)) = page {
            scope.respond(*page, message);
        }
    });
}

/// Adds a line to this worker's log, which the page shows.
pub fn log(text: impl Into<String>) {
    send(ToPage::Logged {
        level: Level::Info,
        text: text.into(),
    });
}
