//! The calls of one worker that are in flight.
//!
//! Every way a call can end goes through here, and each call ends exactly once: a call is taken out
//! of the map before it is told how it ended.

use std::collections::BTreeMap;

use futures_channel::oneshot;

use crate::protocol::{CallId, Error, Json, Progress};

/// How a call ended.
pub(super) type Outcome = Result<Json, Error>;

/// Called with each progress report of a call.
pub(super) type OnProgress = Box<dyn FnMut(Progress)>;

/// The calls in flight, by id.
#[derive(Default)]
pub(super) struct Pending {
    last: CallId,
    calls: BTreeMap<CallId, InFlight>,
}

/// One call in flight.
pub(super) struct InFlight {
    /// The function that was called.
    pub(super) function: String,
    /// When it was sent, in milliseconds of the page's clock.
    pub(super) sent: f64,
    on_progress: Option<OnProgress>,
    reply: oneshot::Sender<Outcome>,
}

impl Pending {
    /// Adds a call, and gives its id and what to await.
    pub(super) fn insert(
        &mut self,
        function: String,
        sent: f64,
        on_progress: Option<OnProgress>,
    ) -> (CallId, oneshot::Receiver<Outcome>) {
        let (reply, outcome) = oneshot::channel();
        self.last += 1;
        self.calls.insert(self.last, InFlight { function, sent, on_progress, reply });
        (self.last, outcome)
    }

    /// Takes a call out, to be settled. None if it has ended already.
    pub(super) fn take(&mut self, id: CallId) -> Option<InFlight> {
        self.calls.remove(&id)
    }

    /// Takes every call out, the oldest first.
    pub(super) fn take_all(&mut self) -> Vec<(CallId, InFlight)> {
        std::mem::take(&mut self.calls).into_iter().collect()
    }

    /// Takes out the callback for progress, so that it can run while nothing here is borrowed.
    pub(super) fn take_on_progress(&mut self, id: CallId) -> Option<OnProgress> {
        self.calls.get_mut(&id)?.on_progress.take()
    }

    /// Puts the callback back, unless the call has ended meanwhile.
    pub(super) fn restore_on_progress(&mut self, id: CallId, on_progress: OnProgress) {
        if let Some(call) = self.calls.get_mut(&id) {
            call.on_progress = Some(on_progress);
        }
    }

    /// The function of a call in flight.
    pub(super) fn function(&self, id: CallId) -> Option<&str> {
        Some(&self.calls.get(&id)?.function)
    }

    /// How many calls are in flight.
    pub(super) fn len(&self) -> usize {
        self.calls.len()
    }
}

impl InFlight {
    /// Tells the caller how the call ended. A caller that has gone is no error.
    pub(super) fn settle(self, outcome: Outcome) {
        self.reply.send(outcome).ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn insert(pending: &mut Pending, name: &str) -> (CallId, oneshot::Receiver<Outcome>) {
        pending.insert(name.into(), 0.0, None)
    }

    fn cancelled() -> Error {
        Error::Cancelled { worker: "w".into(), function: "f".into() }
    }

    #[test]
    fn a_call_gets_the_outcome_it_is_settled_with() {
        let mut pending = Pending::default();
        let (id, mut outcome) = insert(&mut pending, "f");
        pending.take(id).unwrap().settle(Err(cancelled()));
        assert_eq!(outcome.try_recv().unwrap(), Some(Err(cancelled())));
        assert_eq!(pending.len(), 0);
    }

    #[test]
    fn a_call_cannot_be_settled_twice() {
        let mut pending = Pending::default();
        let (id, _outcome) = insert(&mut pending, "f");
        assert!(pending.take(id).is_some());
        assert!(pending.take(id).is_none());
    }

    #[test]
    fn settling_one_call_leaves_the_others_in_flight() {
        let mut pending = Pending::default();
        let (first, _outcome) = insert(&mut pending, "f");
        let (second, mut outcome) = insert(&mut pending, "g");
        pending.take(first).unwrap().settle(Err(cancelled()));
        assert_eq!(outcome.try_recv().unwrap(), None);
        assert_eq!(pending.function(second), Some("g"));
    }

    #[test]
    fn all_calls_are_taken_in_the_order_they_were_made() {
        let mut pending = Pending::default();
        let _outcomes: Vec<_> = ["a", "b", "c"].map(|name| insert(&mut pending, name)).into();
        let names: Vec<_> = pending.take_all().into_iter().map(|(_, call)| call.function).collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert_eq!(pending.len(), 0);
    }

    #[test]
    fn ids_are_never_used_again() {
        let mut pending = Pending::default();
        let (first, _outcome) = insert(&mut pending, "f");
        pending.take(first);
        let (second, _outcome) = insert(&mut pending, "f");
        assert_ne!(first, second);
    }

    #[test]
    fn settling_a_call_whose_caller_has_gone_does_no_harm() {
        let mut pending = Pending::default();
        let (id, outcome) = insert(&mut pending, "f");
        drop(outcome);
        pending.take(id).unwrap().settle(Err(cancelled()));
    }
}
