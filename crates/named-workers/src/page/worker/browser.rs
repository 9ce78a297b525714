//! The browser's own workers, and gloo-worker's envelope around the messages to them.

use std::rc::Rc;

use futures_util::FutureExt;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, Event, MessageEvent, Worker};

use crate::page::declare::{self, Declaration, Prepared};
use crate::protocol::{Code, FromWorker, PROTOCOL, Script, Start, ToHost, ToPage, ToWorker, parts};

use super::cancel_marks::CancelMarks;
use super::prepared::{not_started, prepared};
use super::transport::{Incoming, Link, Opening, Receive, Transport};

#[wasm_bindgen(module = "/src/page/worker/spawn.js")]
extern "C" {
    /// Starts a worker with the loader and this bundle; the worker's URLs are relative to `base`. The
    /// bundle will ask for what is at the URLs of `soon`, which are absolute.
    #[wasm_bindgen(catch)]
    fn spawn(bundle: &str, base: &str, name: &str, soon: Vec<String>) -> Result<Worker, JsValue>;

    /// Ends a worker at once.
    fn terminate(worker: &Worker);

    /// The folder of the page's own bundle.
    fn folder() -> String;
}

/// The first script of every worker. The page starts workers with it and never loads it itself;
/// naming it here puts it into the page's `snippets/`.
#[wasm_bindgen(module = "/src/host/browser/loader.js")]
extern "C" {
    #[allow(dead_code, reason = "the script itself is what is needed")]
    fn load();
}

/// The handler id that the page uses towards the worker, which has only this connection.
const PAGE: usize = 0;

/// The bundle that hosts Python workers, and its WebAssembly.
const PYTHON_HOST: [&str; 2] = ["python.js", "python_bg.wasm"];

/// The WebAssembly of what that host asks for if a config has packages or archives.
const PACKAGES: &str = "packages_bg.wasm";

/// Starts the browser's workers.
#[derive(Debug)]
pub(crate) struct Browser;

impl Transport for Browser {
    fn base(&self) -> String {
        declare::base()
    }

    fn open(&self, declaration: &Declaration, base: &str, receive: Receive) -> Opening {
        let (worker, base) = (declaration.name.clone(), base.to_owned());
        let preparing = prepared(declaration, &base, &receive);
        async move {
            let Prepared { url, script, .. } = preparing.await?;
            let bundle = url.unwrap_or_else(python_host);
            let soon = script.as_ref().map(soon).unwrap_or_default();
            let start = Start::new(worker.clone(), script.as_ref());
            let link = start
                .map_err(|error| error.to_string())
                .and_then(|start| BrowserLink::open(&bundle, &base, soon, start, receive));
            link.map(|link| Box::new(link) as Box<dyn Link>).map_err(not_started(worker))
        }
        .boxed_local()
    }
}

/// A running worker.
struct BrowserLink {
    worker: Rc<Worker>,
    cancel_marks: CancelMarks,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(Event)>,
}

impl BrowserLink {
    /// Starts a worker with the bundle at this absolute URL, which will ask for what is at the URLs of `soon`,
    /// and greets it when it has loaded.
    fn open(
        bundle: &str,
        base: &str,
        soon: Vec<String>,
        start: Start,
        receive: Receive,
    ) -> Result<Self, String> {
        let refused = |error| {
            format!("the browser refused to start it: {}", js_sys::Error::from(error).message())
        };
        let worker = Rc::new(spawn(bundle, base, &start.worker, soon).map_err(refused)?);
        let (greeted, told) = (Rc::clone(&worker), Rc::clone(&receive));
        let on_message = Closure::new(move |event: MessageEvent| match read(&event) {
            Read::Loaded => {
                if let Err(reason) = greet(&greeted, &start) {
                    told(Incoming::Broken(reason));
                }
            }
            Read::Incoming(incoming) => told(incoming),
        });
        let on_error = Closure::new(move |event: Event| {
            receive(Incoming::Broken(uncaught(&event)));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let cancel_marks = CancelMarks::share(&worker);
        Ok(Self { worker, cancel_marks, _on_message: on_message, _on_error: on_error })
    }
}

impl Link for BrowserLink {
    /// Marks a cancelled call as well, which a busy worker can see before it reads the message.
    fn send(&self, message: ToHost) -> Result<(), String> {
        if let ToHost::Cancel { id } = message {
            self.cancel_marks.mark(id);
        }
        post(&self.worker, parts::write(&ToWorker::ProcessInput(PAGE, message)))
    }
}

impl Drop for BrowserLink {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        terminate(&self.worker);
    }
}

/// Connects to a worker, and tells it what to start: in plain text, which a worker of any version reads.
fn greet(worker: &Worker, start: &Start) -> Result<(), String> {
    for message in [
        ToWorker::Connected(PAGE),
        ToWorker::ProcessInput(PAGE, ToHost::Start(Box::new(start.clone()))),
    ] {
        post(worker, serde_json::to_string(&message).map(JsValue::from))?;
    }
    Ok(())
}

fn post(worker: &Worker, message: Result<JsValue, serde_json::Error>) -> Result<(), String> {
    let message = message.map_err(|error| error.to_string())?;
    worker.post_message(&message).map_err(|error| format!("{error:?}"))
}

/// The host of Python workers: it is next to the page's own bundle, wherever the document is.
fn python_host() -> String {
    format!("{}/{}", folder(), PYTHON_HOST[0])
}

/// What the host of a Python worker asks for, one after the other: its own WebAssembly, an interpreter, what packages
/// take, and the script. Fetched at once, they come in parallel.
fn soon(Script { interpreter, code, config, .. }: &Script) -> Vec<String> {
    let own = if config.interpreter.is_none() { interpreter.files() } else { &[] };
    let packages = config.has_packages_or_archives().then_some(&PACKAGES);
    let files = PYTHON_HOST[1..].iter().chain(own).chain(packages);
    let files = files.map(|file| format!("{}/{file}", folder()));
    let script = match code {
        Code::Url(url) => Some(url.clone()),
        Code::Text(_) => None,
    };
    files.chain(script).collect()
}

/// What a worker has posted.
enum Read {
    /// gloo-worker's own: the bundle has loaded and its `main` has run.
    Loaded,
    Incoming(Incoming),
}

fn read(event: &MessageEvent) -> Read {
    let message = event.data();
    Read::Incoming(match parts::read(&message) {
        Ok(FromWorker::WorkerLoaded) => return Read::Loaded,
        Ok(FromWorker::ProcessOutput(_, message)) => Incoming::Message(message),
        Err(reason) => read_greeting(&message).unwrap_or(Incoming::Unreadable(reason)),
    })
}

/// Reads the version of a worker whose messages have another shape, and nothing else.
fn read_greeting(message: &JsValue) -> Option<Incoming> {
    #[derive(serde::Deserialize)]
    enum Greeting {
        Ready { protocol: u32 },
    }
    match parts::read(message) {
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
        // A failed allocation or `abort` in Rust: no panic, no text.
        trap if trap.to_lowercase().contains("unreachable") => {
            format!("{trap} (an abort, or out of memory)")
        }
        message => message.into(),
    }
}
