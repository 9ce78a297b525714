//! The calls of one worker that are in flight.
//!
//! Every way a call can end goes through here, and each call ends exactly once: it is taken out of
//! the map before its caller is told. A cancelled call has ended for its caller; it lingers until the
//! worker says that it has ended there, too.

use std::fmt;
use std::time::Duration;

use futures_channel::{mpsc, oneshot};

use crate::flat_map::FlatMap;
use crate::protocol::{CallId, Error, Json, Progress};

use super::waiter::Caller;

/// How a call ended.
pub(crate) type Reply = Result<Json, Error>;

/// Is called with each progress report of a call.
pub(crate) type OnProgress = Box<dyn FnMut(Progress)>;

/// Takes the values that a call emits.
pub(crate) type Values = mpsc::UnboundedSender<Json>;

/// The calls in flight, by id.
#[derive(Debug, Default)]
pub(super) struct Pending {
    last: CallId,
    calls: FlatMap<CallId, Box<InFlight>>,
    /// Cancelled calls that the worker may still be stuck in.
    lingering: FlatMap<CallId, Lingering>,
    /// How many of all these have a grace time.
    graces: usize,
    /// Notified when nothing lingers.
    waiting: Vec<oneshot::Sender<()>>,
}

/// What the caller specifies for a call, and how it hears back.
#[derive(Default)]
pub(crate) struct Outgoing {
    /// The function that is called.
    pub(crate) function: String,
    /// Who waits for it, if it is another worker.
    pub(crate) caller: Option<Caller>,
    /// How long the worker may stay stuck in it once it is cancelled; none is for ever.
    pub(crate) grace: Option<Duration>,
    pub(crate) on_progress: Option<OnProgress>,
    pub(crate) values: Option<Values>,
}

/// One call in flight.
#[derive(Debug)]
pub(super) struct InFlight {
    pub(super) call: Outgoing,
    /// When it was sent, in milliseconds of the page's clock.
    pub(super) sent: f64,
    /// Whether the worker is known to have begun it.
    pub(super) has_begun: bool,
    reply: oneshot::Sender<Reply>,
}

/// What is known of a cancelled call.
#[derive(Debug, PartialEq)]
pub(super) struct Lingering {
    pub(super) function: String,
    pub(super) grace: Option<Duration>,
    has_begun: bool,
    /// Whether the worker has heard that the call is cancelled, and runs it on.
    is_told: bool,
    /// Whether its grace time runs.
    is_timed: bool,
}

impl Pending {
    /// Adds a call; returns its id and what to await.
    pub(super) fn insert(
        &mut self,
        call: Outgoing,
        now: f64,
        has_begun: bool,
    ) -> (CallId, oneshot::Receiver<Reply>) {
        let (reply, receiver) = oneshot::channel();
        self.last += 1;
        self.graces += usize::from(call.grace.is_some());
        self.calls.insert(self.last, Box::new(InFlight { call, sent: now, has_begun, reply }));
        (self.last, receiver)
    }

    /// Takes a call out, to be settled; none if it has ended already.
    pub(super) fn take(&mut self, id: CallId) -> Option<Box<InFlight>> {
        let call = self.calls.remove(id)?;
        self.graces -= usize::from(call.call.grace.is_some());
        Some(call)
    }

    /// Takes a cancelled call out; it lingers, as the worker does not know of it yet.
    pub(super) fn abandon(&mut self, id: CallId) -> Option<Box<InFlight>> {
        let call = self.calls.remove(id)?;
        let lingering = Lingering {
            function: call.call.function.clone(),
            grace: call.call.grace,
            has_begun: call.has_begun,
            is_told: false,
            is_timed: false,
        };
        self.lingering.insert(id, lingering);
        Some(call)
    }

    /// Takes every call out, oldest first: the worker is gone.
    pub(super) fn take_all(&mut self) -> Vec<(CallId, Box<InFlight>)> {
        self.lingering.clear();
        self.graces = 0;
        self.say_that_nothing_lingers();
        std::mem::take(&mut self.calls).into_iter().collect()
    }

    /// A call has ended in the worker; returns whether it was a cancelled one.
    pub(super) fn came_back(&mut self, id: CallId) -> bool {
        let Some(call) = self.lingering.remove(id) else { return false };
        self.graces -= usize::from(call.grace.is_some());
        self.say_that_nothing_lingers();
        true
    }

    /// The worker has begun a call.
    pub(super) fn begin(&mut self, id: CallId) {
        if let Some(call) = self.calls.get_mut(id) {
            call.has_begun = true;
        } else if let Some(call) = self.lingering.get_mut(id) {
            call.has_begun = true;
        }
    }

    /// The worker has heard that a call is cancelled, and runs it on.
    pub(super) fn tell(&mut self, id: CallId) {
        if let Some(call) = self.lingering.get_mut(id) {
            call.is_told = true;
        }
    }

    /// Whether any call has a grace time.
    pub(super) fn has_grace(&self) -> bool {
        self.graces > 0
    }

    /// The cancelled calls whose grace time begins now, and those whose ends.
    ///
    /// It runs while the worker may be stuck in the call: the call has begun, and either the worker knows
    /// that it is cancelled, or no later call has begun, which could keep the worker from hearing it.
    pub(super) fn update_graces(&mut self) -> Vec<(CallId, Option<Duration>)> {
        if self.lingering.is_empty() {
            return Vec::new();
        }
        let begun = self.calls.iter().filter(|(_, call)| call.has_begun).map(|(id, _)| id);
        let untold = self.lingering.iter().filter(|(_, call)| call.has_begun && !call.is_told);
        let latest = begun.chain(untold.map(|(id, _)| id)).max();
        let mut changes = Vec::new();
        for (id, call) in self.lingering.iter_mut() {
            let may_be_stuck = call.has_begun && (call.is_told || latest == Some(id));
            let is_timed = may_be_stuck && call.grace.is_some();
            if std::mem::replace(&mut call.is_timed, is_timed) != is_timed {
                changes.push((id, call.grace.filter(|_| is_timed)));
            }
        }
        changes
    }

    /// A cancelled call that the worker may still be stuck in.
    pub(super) fn lingering(&self, id: CallId) -> Option<&Lingering> {
        self.lingering.get(id)
    }

    /// The cancelled calls that the worker may still be stuck in.
    pub(super) fn all_lingering(&self) -> Vec<CallId> {
        self.lingering.keys().collect()
    }

    /// What to await until nothing lingers; none if nothing does.
    pub(super) fn nothing_lingers(&mut self) -> Option<oneshot::Receiver<()>> {
        if self.lingering.is_empty() {
            return None;
        }
        let (sender, receiver) = oneshot::channel();
        self.waiting.push(sender);
        Some(receiver)
    }

    fn say_that_nothing_lingers(&mut self) {
        if self.lingering.is_empty() {
            for waiting in self.waiting.drain(..) {
                waiting.send(()).ok(); // a waiter that is gone need not know
            }
        }
    }

    /// A call in flight.
    pub(super) fn get(&self, id: CallId) -> Option<&InFlight> {
        self.calls.get(id).map(Box::as_ref)
    }

    /// Takes out the progress callback, so that it can run while nothing here is borrowed.
    pub(super) fn take_on_progress(&mut self, id: CallId) -> Option<OnProgress> {
        self.calls.get_mut(id)?.call.on_progress.take()
    }

    /// Puts the callback back. If the call has ended meanwhile it is returned, to be dropped while
    /// nothing here is borrowed: it may own other calls.
    pub(super) fn restore_on_progress(
        &mut self,
        id: CallId,
        on_progress: OnProgress,
    ) -> Option<OnProgress> {
        match self.calls.get_mut(id) {
            Some(call) => call.call.on_progress.replace(on_progress),
            None => Some(on_progress),
        }
    }

    /// How many calls the worker is busy with, including those it may be stuck in.
    pub(super) fn load(&self) -> usize {
        self.calls.len() + self.lingering.len()
    }
}

impl InFlight {
    /// Passes on a value that the call has emitted. A caller that is gone is not an error.
    pub(super) fn emit(&self, value: Json) {
        if let Some(values) = &self.call.values {
            values.unbounded_send(value).ok();
        }
    }

    /// Tells the caller how the call ended. A caller that is gone is not an error.
    pub(super) fn settle(self, reply: Reply) {
        self.reply.send(reply).ok();
    }
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing").field("function", &self.function).finish_non_exhaustive()
    }
}
