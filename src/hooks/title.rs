//! The document's title.

use yew::prelude::*;

/// Puts the page's name in the document's title, before the project's name.
#[hook]
pub(crate) fn use_title(page: &'static str) {
    use_effect_with(page, |page| {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(&format!("{page} · named-workers"));
        }
    });
}
