//! One running worker: the browser's `Worker`, and gloo-worker's envelope around what it is told.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::protocol::{FromWorker, PROTOCOL, ToHost, ToPage, ToWorker};

use super::fetch;
use super::shared::Marks;

#[wasm_bindgen(module = "/src/page/js/loader.js")]
extern "C" {
    #[wasm_bindgen(js_name = url)]
    fn loader_url() -> String;
}

/// The handler id under which the page talks to the worker: it has one connection.
const PAGE: usize = 0;

/// The bundle that hosts Python workers: `workers/python.rs`.
const PYTHON_HOST: &str = "python.js";

/// What comes from a worker.
pub(super) enum Incoming {
    /// The bundle has loaded and its `main` has run.
    Loaded,
    /// A message of the protocol.
    Message(ToPage),
    /// Anything else that was posted, and why it is not of the protocol.
    Unreadable(String),
    /// An error that nothing in the worker caught: a trap, or a script that did not load.
    Error(String),
}

/// A running worker. Dropping it ends the worker at once, whatever it is doing.
pub(super) struct Link {
    worker: Worker,
    marks: Marks,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(Event)>,
}

impl Link {
    /// Starts a worker with the bundle of this absolute URL.
    ///
    /// # Errors
    /// What the browser says when it does not even try.
    pub(super) fn open(
        bundle: &str,
        name: &str,
        receive: impl Fn(Incoming) + Clone + 'static,
    ) -> Result<Self, String> {
        let worker = spawn(bundle, name)?;
        let receive_error = receive.clone();
        let on_message = Closure::new(move |event: MessageEvent| receive(read(&event)));
        let on_error = Closure::new(move |event: Event| {
            receive_error(Incoming::Error(uncaught(&event)));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let marks = Marks::share(&worker);
        Ok(Self { worker, marks, _on_message: on_message, _on_error: on_error })
    }

    /// Tells the worker that the page is there.
    pub(super) fn connect(&self) -> Result<(), String> {
        self.post(&ToWorker::Connected(PAGE))
    }

    /// Sends a message. That a call is cancelled, a busy worker may hear before.
    ///
    /// # Errors
    /// What the browser says when it cannot post it.
    pub(super) fn send(&self, message: ToHost) -> Result<(), String> {
        if let ToHost::Cancel { id } = message {
            self.marks.mark(id);
        }
        self.post(&ToWorker::ProcessInput(PAGE, message))
    }

    fn post(&self, message: &ToWorker<ToHost>) -> Result<(), String> {
        let text = serde_json::to_string(message).map_err(|error| error.to_string())?;
        self.worker.post_message(&text.into()).map_err(|error| format!("{error:?}"))
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// The loader's URL, and the bundle's as its fragment: no blob, so that a strict CSP allows it.
fn spawn(bundle: &str, name: &str) -> Result<Worker, String> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name(name);
    Worker::new_with_options(&format!("{}#{bundle}", loader_url()), &options)
        .map_err(|error| format!("the browser refused to start it: {error:?}"))
}

/// The host of Python workers: beside the page's own bundle, in whose folder `snippets/` the loader
/// is, wherever the document is. Where a bundler has moved the loader: beside the document.
pub(super) fn python_host() -> Result<String, String> {
    match loader_url().rsplit_once("/snippets/") {
        Some((folder, _)) => Ok(format!("{folder}/{PYTHON_HOST}")),
        None => fetch::resolve(PYTHON_HOST),
    }
}

fn read(event: &MessageEvent) -> Incoming {
    let Some(text) = event.data().as_string() else {
        return Incoming::Unreadable("it is not text".into());
    };
    match serde_json::from_str(&text) {
        Ok(FromWorker::WorkerLoaded) => Incoming::Loaded,
        Ok(FromWorker::ProcessOutput(_, message)) => Incoming::Message(message),
        Err(error) => read_greeting(&text).unwrap_or(Incoming::Unreadable(error.to_string())),
    }
}

/// The one thing that is read of a worker whose messages have another shape: its version.
fn read_greeting(text: &str) -> Option<Incoming> {
    #[derive(serde::Deserialize)]
    enum Greeting {
        Ready { protocol: u32 },
    }
    match serde_json::from_str(text) {
        Ok(FromWorker::ProcessOutput(_, Greeting::Ready { protocol })) if protocol != PROTOCOL => {
            Some(Incoming::Message(ToPage::Ready { protocol, exports: Vec::new() }))
        }
        _ => None,
    }
}

fn uncaught(event: &Event) -> String {
    let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
    match message.trim_start_matches("Uncaught ") {
        "" => "its loader script could not be loaded".into(),
        // What a Rust program does when an allocation fails, or `abort` is called: no panic, no text.
        trap if trap.contains("unreachable") => format!("{trap} (an abort, or out of memory)"),
        message => message.into(),
    }
}
