//! The effects of what happens to a worker.

use std::num::NonZeroU64;
use std::time::Duration;

use futures_channel::oneshot;

use crate::page::worker::pending::{InFlight, Reply};
use crate::page::worker::{CallStep, State};
use crate::protocol::log::Line;
use crate::protocol::{Ask, CallId, Error, Json, Progress, RequestId, ToHost};

/// Whether a worker has become ready, or why not.
pub(crate) type Ready = Result<(), Error>;

/// Numbers the links that are opened: what comes over an earlier one is ignored.
pub(crate) type Attempt = u32;

/// A call that has been sent: its id, and what to await.
pub(in crate::page::worker) type Sending = (CallId, oneshot::Receiver<Reply>);

/// Something for the runner to do.
#[derive(Debug)]
pub(in crate::page::worker) enum Effect {
    /// Open a link to a new worker.
    Open(Attempt),
    /// Close the link, which ends the worker.
    Close,
    /// Send a message over the link.
    Send(ToHost),
    /// Set a timer, replacing one of the same name.
    SetTimer(Timer, Duration),
    /// Clear a timer.
    ClearTimer(Timer),
    /// Tell a caller how its call ended.
    Settle(Settled),
    /// Pass on a value that a call has emitted.
    Emit(CallId, Json),
    /// Pass on a progress report.
    Report(CallId, Progress),
    /// Tell those who wait whether the worker is ready.
    Wake(Vec<oneshot::Sender<Ready>>, Ready),
    /// Ask another worker, and return its answer.
    Ask {
        /// Distinguishes it from other requests.
        id: RequestId,
        /// The call that asks, if it is known.
        during: Option<CallId>,
        /// How long the other worker may stay stuck once nobody waits for it.
        grace: Option<Duration>,
        /// The other worker's name.
        worker: String,
        /// What is asked of it.
        ask: Ask,
    },
    /// Stop waiting for another worker's answer.
    Withdraw(RequestId),
    /// Add lines to the log.
    Log(Vec<Line>),
    /// Say in the log that this many lines are missing.
    LeaveOut(NonZeroU64),
    /// Publish the worker's new state.
    State(State),
    /// Publish a step of a call.
    Step(CallId, CallStep),
}

/// A call that has ended.
#[derive(Debug)]
pub(in crate::page::worker) struct Settled {
    pub(in crate::page::worker) id: CallId,
    pub(in crate::page::worker) call: Box<InFlight>,
    pub(in crate::page::worker) reply: Reply,
}

/// A timer of a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::page::worker) enum Timer {
    /// The start has shown no sign of progress for too long.
    Start,
    /// The worker is to be started again.
    Backoff,
    /// The worker has been stuck in this cancelled call for too long.
    Grace(CallId),
}
