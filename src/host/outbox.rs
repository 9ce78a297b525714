//! The way from anywhere in the worker to the page.

use std::cell::RefCell;

use crate::protocol::{Level, ToPage};

/// Posts a message to the page.
type Post = Box<dyn Fn(ToPage)>;

thread_local! {
    static POST: RefCell<Option<Post>> = const { RefCell::new(None) };
}

/// Sets how messages are posted: the page is there.
pub(super) fn connect(post: impl Fn(ToPage) + 'static) {
    POST.set(Some(Box::new(post)));
}

/// Sends a message to the page. Before the page is connected there is nobody to tell.
pub(super) fn send(message: ToPage) {
    POST.with_borrow(|post| {
        if let Some(post) = post {
            post(message);
        }
    });
}

/// Adds a line to this worker's log, which the page shows.
pub fn log(text: impl Into<String>) {
    send(ToPage::Logged { level: Level::Info, text: text.into() });
}
