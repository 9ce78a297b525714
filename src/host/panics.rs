//! Tells the page of a panic before it ends the worker.

use crate::protocol::ToPage;

use super::outbox;

/// Makes every panic a message, with what it says and where it is.
pub(super) fn report() {
    std::panic::set_hook(Box::new(|panic| {
        let text = panic.to_string();
        web_sys::console::error_1(&text.as_str().into());
        outbox::send(ToPage::Crashed { message: text });
    }));
}
