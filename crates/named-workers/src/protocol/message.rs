//! The messages between page and host.

use serde::{Deserialize, Serialize};

use super::log::Line;
use super::{Error, Json, Signature, Start};

/// Identifies one call among those that one worker has in flight. Chosen by the page, never reused.
pub type CallId = u64;

/// Identifies one request among those that one worker has made. Chosen by the worker, never reused.
pub type RequestId = u64;

/// The most values of a call that the page holds until they are taken; the worker keeps the rest.
pub const STREAM_WINDOW: usize = 16;

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
        /// A JSON array, one element per parameter.
        arguments: Json,
        /// Whether the caller takes the values that the function emits while it runs.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        stream: bool,
        /// Whether the page wants to hear that the call has begun: other calls precede it, and its
        /// caller will not wait for ever.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        announce: bool,
    },
    /// Nobody waits for this call any more. Answered by [`ToPage::Cancelled`], or by the call's own
    /// reply if that is already on its way.
    Cancel {
        /// The call that is no longer wanted.
        id: CallId,
    },
    /// The caller has taken some of a call's values: this many more may come. Not answered.
    More {
        /// From [`ToHost::Call`].
        id: CallId,
        /// How many.
        values: usize,
    },
    /// The answer to [`ToPage::Request`].
    Answer {
        /// From the request.
        id: RequestId,
        /// What the other worker returned, or an [`Error`] as JSON: a worker that never asks another
        /// one need not know how to read it.
        outcome: Result<Json, Json>,
    },
    /// Stands in for a message that could not be read. Set by the host's decoder, never sent.
    Unreadable {
        /// What was wrong with it.
        reason: String,
    },
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
        /// The worker's [`PROTOCOL`](super::PROTOCOL).
        protocol: u32,
        /// What it exports.
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
    /// A call has begun. Sent before its function runs, if [`ToHost::Call`] asks for it.
    Began {
        /// From [`ToHost::Call`].
        id: CallId,
    },
    /// A cancelled call has been told, and runs on until it ends by itself.
    Cancelling {
        /// From [`ToHost::Cancel`].
        id: CallId,
    },
    /// A cancelled call has ended in the worker: its function is no longer running.
    Cancelled {
        /// From [`ToHost::Cancel`].
        id: CallId,
    },
    /// A running call emitted a value. At most [`STREAM_WINDOW`] are sent ahead of the caller.
    Emitted {
        /// From [`ToHost::Call`].
        id: CallId,
        /// The value.
        value: Json,
    },
    /// Asks for another worker of the page. Answered by [`ToHost::Answer`].
    Request {
        /// Chosen by the worker.
        id: RequestId,
        /// The call that waits for the answer, if it is known.
        during: Option<CallId>,
        /// The name of the other worker.
        worker: String,
        /// What is asked of it.
        ask: Ask,
    },
    /// Nobody waits for this request any more. Not answered.
    Withdraw {
        /// From [`ToPage::Request`].
        id: RequestId,
    },
    /// A call reported its progress. Sent any number of times while the call runs.
    Progressed {
        /// From [`ToHost::Call`].
        id: CallId,
        /// The progress.
        progress: Progress,
    },
    /// Lines for the worker's log.
    Logged {
        /// How many lines before these were left out, because there were too many.
        #[serde(default, skip_serializing_if = "is_zero")]
        left_out: u64,
        /// The lines, oldest first.
        lines: Vec<Line>,
    },
    /// The worker's memory has grown. Sent before the message at which it is noticed.
    Grown {
        /// All of its WebAssembly memory, in bytes.
        memory: u64,
    },
    /// The worker is about to end. Sent by its panic hook.
    Crashed {
        /// The panic's message and location.
        message: String,
    },
}

impl ToPage {
    /// Whether it tells that something has ended: a start, a call, the worker.
    pub fn is_an_end(&self) -> bool {
        matches!(
            self,
            Self::Ready { .. }
                | Self::StartFailed { .. }
                | Self::Returned { .. }
                | Self::Failed { .. }
                | Self::Cancelled { .. }
                | Self::Crashed { .. }
        )
    }
}

/// What one worker asks of another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// To be ready. Its exports are the answer.
    Exports,
    /// To run an exported function. Its result is the answer.
    Call {
        /// The export's name.
        function: String,
        /// A JSON array, one element per parameter.
        arguments: Json,
        /// How long it may take, if there is a limit.
        milliseconds: Option<u64>,
    },
}

/// What a starting worker is loading, and its progress.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Loading {
    /// What is being loaded: the name of a file or a package.
    pub what: String,
    /// Bytes loaded so far.
    pub done: u64,
    /// Total bytes, if known.
    pub total: Option<u64>,
}

/// The progress of a call, in units of the function's choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// Units done.
    pub done: f64,
    /// Total units.
    pub total: f64,
    /// What is being done, if the function says so.
    pub message: Option<String>,
}

fn is_zero(number: &u64) -> bool {
    *number == 0
}
