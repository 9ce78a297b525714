//! Perfetto, a viewer of traces that runs in the browser: it gets the trace from this page, and no server does.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Window};

const ORIGIN: &str = "https://ui.perfetto.dev";

/// How often it is asked whether it is there, and how many times.
const ASK: u32 = 100;
const TIMES: u32 = 600;

/// Opens a trace in a tab of its own.
///
/// # Errors
/// If the browser does not allow the tab.
pub(super) fn open(trace: String) -> Result<(), &'static str> {
    let refused = "The browser does not allow a new tab here.";
    let window = web_sys::window().ok_or(refused)?;
    let tab = window.open_with_url_and_target(ORIGIN, "_blank").ok().flatten().ok_or(refused)?;
    spawn_local(async move {
        if is_there(&window, &tab).await {
            // A tab that was closed meanwhile needs no trace.
            tab.post_message(&message(&trace), ORIGIN).ok();
        }
    });
    Ok(())
}

/// Asks until it answers.
async fn is_there(window: &Window, tab: &Window) -> bool {
    let answered = Rc::new(Cell::new(false));
    let seen = Rc::clone(&answered);
    let _listener = EventListener::new(window, "message", move |event| {
        let event = event.dyn_ref::<MessageEvent>();
        let is_answer = |it: &MessageEvent| it.origin() == ORIGIN && it.data() == "PONG";
        if event.is_some_and(is_answer) {
            seen.set(true);
        }
    });
    for _ in 0..TIMES {
        // It holds nothing, so that it may reach whatever the tab shows until Perfetto is there.
        tab.post_message(&"PING".into(), "*").ok();
        TimeoutFuture::new(ASK).await;
        if answered.get() {
            return true;
        }
    }
    false
}

fn message(trace: &str) -> JsValue {
    let (message, perfetto) = (Object::new(), Object::new());
    let buffer = Uint8Array::from(trace.as_bytes()).buffer();
    let entries =
        [(&perfetto, "buffer", buffer.into()), (&perfetto, "title", "named-workers".into())];
    for (object, key, value) in entries {
        Reflect::set(object, &key.into(), &value).ok(); // a plain object takes every property
    }
    Reflect::set(&message, &"perfetto".into(), &perfetto).ok();
    message.into()
}
