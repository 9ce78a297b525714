//! What can be seen of a worker from outside.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::page::declare::WorkerType;
use crate::protocol::log::{cut, left_out};
use crate::protocol::{CallId, Error, Level, Loading, Progress, Signature};
use crate::task;

/// Where a worker is in its life.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum State {
    /// It is being loaded; calls wait.
    Starting(Loading),
    /// It serves calls.
    Ready,
    /// It serves calls; this many are in flight, or cancelled but possibly still running.
    Busy(usize),
    /// It could not start, or crashed too often; it remains so until it is restarted by hand.
    Failed(Error),
    /// It crashed, and is about to be started again.
    Crashed(Error),
    /// It was terminated; it remains so until it is restarted by hand.
    Terminated,
}

/// A worker as [`Workers::list`](crate::Workers::list) shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WorkerInfo {
    /// Its name.
    pub name: String,
    /// Its language.
    pub worker_type: WorkerType,
    /// Its bundle or file, as declared.
    pub src: Option<String>,
    /// Its config, as declared.
    pub config: Option<String>,
    /// Where it is in its life.
    pub state: State,
    /// What it exports; empty until it is ready for the first time.
    pub exports: Vec<Signature>,
    /// The last error of the worker itself: a failed start or a crash. Not those of individual calls.
    pub error: Option<Error>,
    /// How much WebAssembly memory it has, its interpreter's included, in bytes, as it told last: at the latest when
    /// a call ended. None if it does not run, or runs elsewhere.
    pub memory: Option<u64>,
    /// Its log, oldest line first: the newest 1,000 lines, up to 1 MB. Where older ones were left out, the first line
    /// says how many.
    pub log: Vec<LogLine>,
    /// The last states it has been in, oldest first; busy counts as ready.
    pub history: Vec<StateChange>,
    /// How its calls have ended, since it was declared.
    pub ended: Ended,
    /// How often it has been started again, by its restart policy or by hand.
    pub restarts: u32,
}

/// How many calls have ended, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Ended {
    /// In a value.
    pub returned: u64,
    /// In an error, whatever its kind.
    pub failed: u64,
}

/// A worker has entered a state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StateChange {
    /// When: milliseconds since 1970.
    pub time: f64,
    /// The state.
    pub state: State,
}

/// One line of a worker's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogLine {
    /// When: milliseconds since 1970.
    pub time: f64,
    /// How important it is.
    pub level: Level,
    /// What it says.
    pub text: Rc<str>,
}

impl AsRef<str> for LogLine {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

/// Something that happened to a worker.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// A worker's state changed.
    State {
        /// The worker.
        worker: String,
        /// Its new state.
        state: State,
    },
    /// A worker's log has a new line.
    Log {
        /// The worker.
        worker: String,
        /// The line.
        line: LogLine,
    },
    /// A call went one step further.
    Call {
        /// The worker.
        worker: String,
        /// Identifies the call among the worker's calls.
        id: CallId,
        /// The function that is called.
        function: String,
        /// The worker that makes the call, if it is known to be one.
        caller: Option<String>,
        /// How far the call is.
        step: CallStep,
    },
}

/// How far a call is.
#[derive(Clone, Debug, PartialEq)]
pub enum CallStep {
    /// It was sent to the worker.
    Sent,
    /// It reported its progress.
    Progressed(Progress),
    /// It emitted a value.
    Emitted,
    /// It ended.
    Settled {
        /// Milliseconds since it was sent.
        milliseconds: f64,
        /// Why it did not end in a value, if it did not.
        error: Option<Error>,
    },
}

impl LogLine {
    /// A line logged now.
    pub(crate) fn new(level: Level, text: String) -> Self {
        Self { time: task::unix_time(), level, text: cut(text).into() }
    }

    /// Says that lines were left out.
    pub(super) fn left_out(lines: u64) -> Self {
        Self::new(Level::Info, left_out(lines))
    }
}

impl State {
    /// The state's name, without what it carries: `starting`, `ready`, `busy`, `failed`, `crashed`,
    /// `terminated`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Starting(_) => "starting",
            Self::Ready => "ready",
            Self::Busy(_) => "busy",
            Self::Failed(_) => "failed",
            Self::Crashed(_) => "crashed",
            Self::Terminated => "terminated",
        }
    }
}
