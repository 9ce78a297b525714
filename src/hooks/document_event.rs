//! Listening for events on the whole document.

use gloo_events::EventListener;
use web_sys::Event;
use yew::prelude::*;

/// Calls back on every event of this type that reaches the document, while `listening`. The callback
/// is the one from the render in which listening began.
#[hook]
pub(crate) fn use_document_event(
    event_type: &'static str,
    listening: bool,
    callback: impl FnMut(&Event) + 'static,
) {
    use_effect_with(listening, move |listening| {
        let document = web_sys::window().and_then(|window| window.document());
        let document = document.filter(|_| *listening);
        let listener = document.map(|document| EventListener::new(&document, event_type, callback));
        move || drop(listener)
    });
}
