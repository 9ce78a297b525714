//! Listening to the whole document.

use gloo_events::EventListener;
use web_sys::Event;
use yew::prelude::*;

/// Calls back at every event of this type that reaches the document, while `listening`. The callback
/// is that of the render in which listening began.
#[hook]
pub(in crate::app) fn use_document_event(
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
