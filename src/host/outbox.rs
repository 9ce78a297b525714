//! The way from anywhere in the worker to the page.

use std::cell::RefCell;

use gloo_worker::Codec;
use wasm_bindgen::JsCast;
use web_sys::DedicatedWorkerGlobalScope;

use crate::protocol::{FromWorker, Level, ToPage};

use super::codec::JsonCodec;

/// Posts a message to the page.
type Post = Box<dyn Fn(ToPage)>;

thread_local! {
    static POST: RefCell<Option<Post>> = const { RefCell::new(None) };
}

/// Sets how messages are posted: the page is there.
pub(super) fn connect(post: impl Fn(ToPage) + 'static) {
    POST.set(Some(Box::new(post)));
}

/// Sends a message to the page.
pub(super) fn send(message: ToPage) {
    POST.with_borrow(|post| match post {
        Some(post) => post(message),
        None => post_unconnected(message),
    });
}

/// Sends the messages that there are.
pub(super) fn send_all(messages: impl IntoIterator<Item = ToPage>) {
    messages.into_iter().for_each(send);
}

/// Before gloo-worker knows of the page, `main` may log or panic: the page listens already.
fn post_unconnected(message: ToPage) {
    let text = JsonCodec::encode(FromWorker::ProcessOutput(0, message));
    // A message that cannot be posted is lost: there is nobody else to tell.
    scope().post_message(&text).ok();
}

/// The browser's own side of this worker.
pub(super) fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Adds a line to this worker's log, which the page shows.
pub fn log(text: impl Into<String>) {
    log_as(Level::Info, text);
}

/// Adds a line of this importance to the worker's log.
pub(super) fn log_as(level: Level, text: impl Into<String>) {
    send(ToPage::Logged { level, text: text.into() });
}
