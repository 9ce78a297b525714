//! The calls of one worker that are in flight.
//!
//! Every way a call can end goes through here, and each call ends exactly once: a call is taken out
//! of the map before it is told how it ended. What a caller has cancelled has ended for the caller;
//! it lingers until the worker is heard of again.

#[cfg(all(test, not(target_arch = "wasm32")))]
mod model;

use std::collections::{BTreeMap, BTreeSet};

use futures_channel::{mpsc, oneshot};

use crate::protocol::{CallId, Error, Json, Progress};

use super::caller::Caller;

/// How a call ended.
pub(super) type Outcome = Result<Json, Error>;

/// Called with each progress report of a call.
pub(super) type OnProgress = Box<dyn FnMut(Progress)>;

/// Takes the values that a call emits.
pub(super) type Values = mpsc::UnboundedSender<Json>;

/// The calls in flight, by id.
#[derive(Default)]
pub(super) struct Pending {
    last: CallId,
    calls: BTreeMap<CallId, InFlight>,
    /// Cancelled calls that the worker may still be stuck in.
    lingering: BTreeSet<CallId>,
    /// Told when nothing lingers.
    waiting: Vec<oneshot::Sender<()>>,
}

/// One call in flight.
#[derive(Default)]
pub(super) struct InFlight {
    /// The function that was called.
    pub(super) function: String,
    /// When it was sent, in milliseconds of the page's clock.
    pub(super) sent: f64,
    /// Who waits for it, if that is another worker.
    pub(super) caller: Option<Caller>,
    pub(super) on_progress: Option<OnProgress>,
    pub(super) values: Option<Values>,
    reply: Option<oneshot::Sender<Outcome>>,
}

impl Pending {
    /// Adds a call, and gives its id and what to await.
    pub(super) fn insert(&mut self, mut call: InFlight) -> (CallId, oneshot::Receiver<Outcome>) {
        let (reply, outcome) = oneshot::channel();
        call.reply = Some(reply);
        self.last += 1;
        self.calls.insert(self.last, call);
        (self.last, outcome)
    }

    /// Takes a call out, to be settled. None if it has ended already.
    pub(super) fn take(&mut self, id: CallId) -> Option<InFlight> {
        self.came_back(id);
        self.calls.remove(&id)
    }

    /// Takes a call out that is cancelled: the worker does not know of it yet.
    pub(super) fn abandon(&mut self, id: CallId) -> Option<InFlight> {
        let call = self.calls.remove(&id)?;
        self.lingering.insert(id);
        Some(call)
    }

    /// Takes every call out, the oldest first: the worker is gone.
    pub(super) fn take_all(&mut self) -> Vec<(CallId, InFlight)> {
        self.lingering.clear();
        self.tell_that_nothing_lingers();
        std::mem::take(&mut self.calls).into_iter().collect()
    }

    /// The worker has been heard of since this call was cancelled.
    pub(super) fn came_back(&mut self, id: CallId) {
        if self.lingering.remove(&id) {
            self.tell_that_nothing_lingers();
        }
    }

    /// Whether the worker may still be stuck in this cancelled call.
    pub(super) fn lingers(&self, id: CallId) -> bool {
        self.lingering.contains(&id)
    }

    /// Whether the worker may be stuck in any cancelled call.
    pub(super) fn has_lingering(&self) -> bool {
        !self.lingering.is_empty()
    }

    /// What to await until nothing lingers.
    pub(super) fn nothing_lingers(&mut self) -> oneshot::Receiver<()> {
        let (sender, receiver) = oneshot::channel();
        self.waiting.push(sender);
        self.tell_that_nothing_lingers();
        receiver
    }

    fn tell_that_nothing_lingers(&mut self) {
        if self.lingering.is_empty() {
            for waiting in self.waiting.drain(..) {
                waiting.send(()).ok(); // who has gone need not know
            }
        }
    }

    /// A call in flight.
    pub(super) fn get(&self, id: CallId) -> Option<&InFlight> {
        self.calls.get(&id)
    }

    /// Takes out the callback for progress, so that it can run while nothing here is borrowed.
    pub(super) fn take_on_progress(&mut self, id: CallId) -> Option<OnProgress> {
        self.calls.get_mut(&id)?.on_progress.take()
    }

    /// Puts the callback back. If the call has ended meanwhile it is given back, to be dropped while
    /// nothing here is borrowed: it may own other calls.
    pub(super) fn restore_on_progress(
        &mut self,
        id: CallId,
        on_progress: OnProgress,
    ) -> Option<OnProgress> {
        match self.calls.get_mut(&id) {
            Some(call) => call.on_progress.replace(on_progress),
            None => Some(on_progress),
        }
    }

    /// How many calls are in flight.
    #[cfg(all(test, not(target_arch = "wasm32")))]
    fn len(&self) -> usize {
        self.calls.len()
    }

    /// How many calls the worker is busy with, those included that it may be stuck in.
    pub(super) fn load(&self) -> usize {
        self.calls.len() + self.lingering.len()
    }
}

impl InFlight {
    /// A call that is not sent yet.
    pub(super) fn new(function: impl Into<String>) -> Self {
        Self { function: function.into(), ..Self::default() }
    }

    /// Hands a value on that the call has emitted. A caller that has gone is no error.
    pub(super) fn emit(&self, value: Json) {
        if let Some(values) = &self.values {
            values.unbounded_send(value).ok();
        }
    }

    /// Tells the caller how the call ended. A caller that has gone is no error.
    pub(super) fn settle(self, outcome: Outcome) {
        if let Some(reply) = self.reply {
            reply.send(outcome).ok();
        }
    }
}
