//! Reports a panic to the page before it ends the worker.

use crate::host::Host;
use crate::host::lines::EARLY;
use crate::protocol::ToPage;

use super::loader;
use super::post::post;

/// Sends a message for every panic, with its text and place. It is the last message: what is left of the
/// worker would panic again at each message still to come.
pub(super) fn report() {
    std::panic::set_hook(Box::new(|panic| {
        let text = panic.to_string();
        web_sys::console::error_1(&text.as_str().into());
        if let Some(lines) = last_lines() {
            post(lines);
        }
        post(ToPage::Crashed { message: text });
        loader::deafen();
    }));
}

/// The lines that the page has not been told, as a message.
fn last_lines() -> Option<ToPage> {
    match Host::current() {
        Some(host) => host.take_lines(),
        None => EARLY.with(|lines| lines.try_borrow_mut().ok()?.take()),
    }
}
