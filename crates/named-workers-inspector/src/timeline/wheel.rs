//! Zooming and panning by the wheel.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, WheelEvent};
use yew::prelude::*;

use super::layout::Span;

/// How much a pixel of the wheel zooms.
const ZOOM: f64 = 0.004;

/// What the wheel does: with Ctrl, as pinching fingers do, it zooms around the pointer, and sideways it moves. Otherwise
/// it scrolls the page. Yew's own listeners cannot keep the browser from zooming the page instead.
#[hook]
pub(super) fn use_wheel(node: NodeRef, span: Span, width: f64, on_show: Callback<Option<Span>>) {
    use_effect_with(
        (node, span.from, span.to, width.to_bits(), on_show),
        move |(node, .., on_show)| {
            let on_show = on_show.clone();
            let listener = node.cast::<Element>().map(|element| {
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&element, "wheel", options, move |event| {
                    let shown =
                        event.dyn_ref::<WheelEvent>().and_then(|event| turned(event, span, width));
                    if let Some(shown) = shown {
                        event.prevent_default();
                        on_show.emit(Some(shown));
                    }
                })
            });
            move || drop(listener)
        },
    );
}

fn turned(event: &WheelEvent, span: Span, width: f64) -> Option<Span> {
    if event.ctrl_key() || event.meta_key() {
        let factor = (event.delta_y() * ZOOM).exp();
        return Some(span.zoom(factor, f64::from(event.offset_x()) / width));
    }
    let is_sideways = event.delta_x().abs() > event.delta_y().abs();
    is_sideways.then(|| span.pan(event.delta_x() / width))
}
