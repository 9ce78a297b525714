//! Tells the page of a panic before it ends the worker.

use crate::protocol::ToPage;

use super::post::{post, scope};

/// Makes every panic a message, with what it says and where it is. It is the last one: what is left of
/// the worker would panic once more over each message that it has not heard yet.
pub(super) fn report() {
    std::panic::set_hook(Box::new(|panic| {
        let text = panic.to_string();
        web_sys::console::error_1(&text.as_str().into());
        post(ToPage::Crashed { message: text });
        scope().set_onmessage(None);
    }));
}
