//! The document's title.

use yew::prelude::*;

/// Names the page in the document's title, in front of the project's name.
#[hook]
pub(in crate::app) fn use_title(page: &'static str) {
    use_effect_with(page, |page| {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(&format!("{page} · named-workers"));
        }
    });
}
