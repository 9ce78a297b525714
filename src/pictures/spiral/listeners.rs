//! What a reader does with a spiral: by pointer, wheel, keys and buttons.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, WheelEvent};
use yew::prelude::*;

use super::pointers::{Gesture, Pointers};
use super::stage::Stage;

/// How far an arrow key moves, in pixels, and how much + and − zoom.
const STEP: f64 = 80.0;
const ZOOM: f64 = 1.5;

/// The listeners of a canvas.
#[derive(Clone, PartialEq)]
pub(super) struct Listeners {
    pub(super) key: Callback<KeyboardEvent>,
    pub(super) press: Callback<PointerEvent>,
    pub(super) move_: Callback<PointerEvent>,
    pub(super) release: Callback<PointerEvent>,
}

impl Listeners {
    /// The numbers under the pointer go to `on_point`.
    pub(super) fn new(stage: &Stage, on_point: Callback<u64>) -> Self {
        let pointers = Rc::new(RefCell::new(Pointers::default()));
        let (pressed, moved, released) = (pointers.clone(), pointers.clone(), pointers);
        let (by_key, by_pointer) = (stage.clone(), stage.clone());
        Self {
            key: Callback::from(move |event| follow_key(&by_key, &event)),
            press: Callback::from(move |event: PointerEvent| {
                pressed.borrow_mut().press(event.pointer_id(), point(&event));
                capture(&event);
            }),
            move_: Callback::from(move |event: PointerEvent| {
                let to = point(&event);
                let gesture = moved.borrow_mut().move_to(event.pointer_id(), to);
                if let Some(gesture) = gesture {
                    follow(&by_pointer, gesture);
                } else if let Some(number) = by_pointer.number_at(to) {
                    by_pointer.mark(Some(number));
                    on_point.emit(number);
                }
            }),
            release: Callback::from(move |event: PointerEvent| {
                released.borrow_mut().release(event.pointer_id());
            }),
        }
    }
}

fn follow(stage: &Stage, gesture: Gesture) {
    match gesture {
        Gesture::Drag(way) => stage.drag(way),
        Gesture::Pinch(factor, point, way) => {
            stage.drag(way);
            stage.zoom(factor, Some(point));
        }
    }
}

fn follow_key(stage: &Stage, event: &KeyboardEvent) {
    match event.key().as_str() {
        "ArrowLeft" => stage.drag((STEP, 0.0)),
        "ArrowRight" => stage.drag((-STEP, 0.0)),
        "ArrowUp" => stage.drag((0.0, STEP)),
        "ArrowDown" => stage.drag((0.0, -STEP)),
        "+" | "=" => stage.zoom(ZOOM, None),
        "-" => stage.zoom(1.0 / ZOOM, None),
        "Home" => stage.go_to(1, None),
        _ => return,
    }
    event.prevent_default();
}

/// The wheel zooms around the pointer. Yew's own listeners for it cannot keep the page from scrolling.
#[hook]
pub(super) fn use_wheel(stage: &Stage, canvas: &NodeRef) {
    let (stage, canvas) = (stage.clone(), canvas.clone());
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let turn = move |event: &Event| {
            event.prevent_default();
            if let Some(event) = event.dyn_ref::<WheelEvent>() {
                let point = (f64::from(event.offset_x()), f64::from(event.offset_y()));
                stage.zoom((-event.delta_y() / 400.0).exp(), Some(point));
            }
        };
        let canvas = canvas.cast::<Element>();
        let listener =
            canvas.map(|canvas| EventListener::new_with_options(&canvas, "wheel", options, turn));
        move || drop(listener)
    });
}

fn point(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.offset_x()), f64::from(event.offset_y()))
}

/// So that a drag goes on beyond the canvas.
fn capture(event: &PointerEvent) {
    if let Some(target) = event.target_dyn_into::<Element>() {
        // Fails only for a pointer that is up again.
        target.set_pointer_capture(event.pointer_id()).ok();
    }
}
