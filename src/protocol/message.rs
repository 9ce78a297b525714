//! The messages between page and host.

use serde::{Deserialize, Serialize};

use super::{Config, Error, Json, Signature};

/// The version of this protocol. Page and worker must speak the same one.
pub const PROTOCOL: u32 = 1;

/// What a page or a worker of one version says of the other's.
pub fn other_version(worker: u32, page: u32) -> String {
    format!(
        "the worker speaks version {worker} of the protocol and the page version {page}; build both from one version"
    )
}

/// Identifies one call among those that one worker has in flight. Chosen by the page, never reused.
pub type CallId = u64;

/// What the page says to a worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToHost {
    /// Start serving. The first message, sent once, when the worker has loaded.
    Start(Box<Start>),
    /// Call an exported function. Answered by [`ToPage::Returned`] or [`ToPage::Failed`].
    Call {
        /// Chosen by the page.
        id: CallId,
        /// The export's name.
        function: String,
        /// A JSON array, one element a parameter.
        arguments: Json,
    },
    /// Nobody waits for this call any more. Not answered.
    Cancel {
        /// The call that is not wanted any more.
        id: CallId,
    },
    /// Stands in for a message that could not be read. Set by the host's decoder, never sent.
    Unreadable {
        /// What was wrong with it.
        reason: String,
    },
}

/// What a worker needs to know to start. Set by the page from the worker's declaration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Start {
    /// The page's [`PROTOCOL`].
    pub protocol: u32,
    /// The worker's name, for its error messages.
    pub worker: String,
    /// The declaration's config, its URLs absolute.
    pub config: Config,
    /// What a Python worker runs; none for a worker that is compiled.
    pub script: Option<Script>,
}

/// The script of a Python worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Script {
    /// What runs it.
    pub interpreter: Interpreter,
    /// The name of its file, for tracebacks.
    pub file: String,
    /// Its code.
    pub code: Code,
    /// The config as its author wrote it, for the script to read.
    pub config: Json,
}

/// What runs Python.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Interpreter {
    /// CPython, compiled to WebAssembly.
    Pyodide,
    /// A small Python that starts at once.
    MicroPython,
}

/// Where a script's code is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Code {
    /// Here.
    Text(String),
    /// At this absolute URL.
    Url(String),
}

/// What a worker says to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToPage {
    /// Something is being loaded. Sent by the loader, any number of times before `Ready`.
    Loading(Loading),
    /// The bundle could not be loaded. Sent by the loader, which then stops.
    LoadFailed {
        /// What failed, with its URL.
        reason: String,
    },
    /// The worker serves calls. The answer to [`ToHost::Start`].
    Ready {
        /// The worker's [`PROTOCOL`].
        protocol: u32,
        /// What it exports: export discovery.
        exports: Vec<Signature>,
    },
    /// The worker cannot start. The other answer to [`ToHost::Start`].
    StartFailed {
        /// Why.
        error: Error,
    },
    /// A call ended with a value.
    Returned {
        /// From [`ToHost::Call`].
        id: CallId,
        /// What the function returned.
        value: Json,
    },
    /// A call ended with an error.
    Failed {
        /// From [`ToHost::Call`].
        id: CallId,
        /// Why.
        error: Error,
    },
    /// A call told how far it is. Sent any number of times while the call runs.
    Progressed {
        /// From [`ToHost::Call`].
        id: CallId,
        /// How far.
        progress: Progress,
    },
    /// A line for the worker's log.
    Logged {
        /// How important it is.
        level: Level,
        /// The line, without a line break at its end.
        text: String,
    },
    /// The worker is about to end. Sent by its panic hook.
    Crashed {
        /// The panic's message and place.
        message: String,
    },
}

/// What a worker that starts is loading, and how far it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Loading {
    /// What is being loaded: a file's name, a package's.
    pub what: String,
    /// Bytes loaded so far.
    pub done: u64,
    /// Bytes in all, where known.
    pub total: Option<u64>,
}

/// How far a call is, in units of the function's own choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// Units done.
    pub done: f64,
    /// Units in all.
    pub total: f64,
    /// What is being done, where the function says so.
    pub message: Option<String>,
}

/// How important a log line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// What the worker printed or logged.
    Info,
    /// Something is not as it should be, and the worker goes on.
    Warning,
    /// Something failed.
    Error,
}
