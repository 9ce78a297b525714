//! Listens to the page's workers while it is asked to.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::future::{AbortHandle, Either, abortable, select};
use futures_util::{FutureExt, StreamExt};
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::recording::{CallRecord, Recording};
use named_workers::workers;
use named_workers_ui::clock::now;
use named_workers_ui::hooks::use_task;

/// How often a view of the recording is renewed, in milliseconds.
const PAUSE: u32 = 200;

#[wasm_bindgen]
extern "C" {
    /// Chrome's own tracks: a span in a track of a group, from start to end. Other browsers show a mark.
    #[wasm_bindgen(js_namespace = console, js_name = timeStamp)]
    fn time_stamp(label: &str, start: f64, end: f64, track: &str, group: &str, color: &str);
}

thread_local! {
    static RECORDING: Rc<RefCell<Recording>> = Rc::default();
    /// What stops the recording that runs.
    static RUNNING: RefCell<Option<AbortHandle>> = const { RefCell::new(None) };
    /// Changes with each thing that is recorded.
    static VERSION: Cell<u64> = const { Cell::new(0) };
}

/// Whether calls and messages are recorded.
pub(super) fn is_on() -> bool {
    RUNNING.with_borrow(Option::is_some)
}

/// Records from now on, wherever the visitor goes.
pub(super) fn start() {
    if is_on() {
        return;
    }
    let (recording, handle) = abortable(record());
    RUNNING.set(Some(handle));
    spawn_local(recording.map(drop));
}

/// Records no longer; what was recorded stays.
pub(super) fn stop() {
    if let Some(running) = RUNNING.take() {
        running.abort();
    }
    changed();
}

/// Forgets what was recorded.
pub(super) fn clear() {
    RECORDING.with(|recording| recording.take());
    changed();
}

async fn record() {
    let (mut events, mut messages) = (workers().events(), workers().messages());
    loop {
        let event = match select(events.next(), messages.next()).await {
            Either::Left((event, _)) => event,
            Either::Right((message, _)) => {
                message.into_iter().for_each(add_message);
                None
            }
        };
        // An event follows from a message that came before it.
        while let Some(Some(message)) = messages.next().now_or_never() {
            add_message(message);
        }
        let ended =
            event.and_then(|event| RECORDING.with(|it| it.borrow_mut().add_event(event, now())));
        if let Some(call) = ended {
            mark(&call);
        }
        changed();
    }
}

fn add_message(message: named_workers::Message) {
    RECORDING.with(|recording| recording.borrow_mut().add_message(message));
}

fn mark(call: &CallRecord) {
    let color = if call.error.is_some() { "error" } else { "primary" };
    time_stamp(
        &call.function,
        call.start,
        call.end.unwrap_or(call.start),
        &call.worker,
        "named-workers",
        color,
    );
}

fn changed() {
    VERSION.set(VERSION.get() + 1);
}

/// The page's recording, renewed while it changes; or the one that was saved, if one is given.
#[hook]
pub(crate) fn use_recording(saved: Option<Rc<Recording>>) -> Rc<Recording> {
    let seen = use_state_eq(|| (VERSION.get(), Rc::new(current())));
    let (setter, task) = (seen.setter(), use_task());
    use_effect_with(is_on(), move |_| {
        task.start(async move {
            loop {
                setter.set((VERSION.get(), Rc::new(current())));
                if !is_on() {
                    return;
                }
                let shown = VERSION.get();
                while shown == VERSION.get() {
                    TimeoutFuture::new(PAUSE).await;
                }
            }
        });
    });
    saved.unwrap_or_else(|| Rc::clone(&seen.1))
}

/// What is recorded by now.
pub(crate) fn current() -> Recording {
    RECORDING.with(|recording| recording.borrow().clone())
}
