//! What is recorded, as plain data.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use named_workers::protocol::CallId;
use named_workers::{CallStep, Direction, Event, Message};

/// How many ended calls are kept: the newest.
const CALLS: usize = 5_000;

/// How many messages are kept: the newest.
const MESSAGES: usize = 10_000;

/// One call of a worker. Times are milliseconds of the page's clock, sizes bytes of JSON.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct CallRecord {
    pub(crate) worker: String,
    pub(crate) id: CallId,
    pub(crate) function: String,
    /// The worker that made it.
    pub(crate) caller: Option<String>,
    pub(crate) start: f64,
    /// None while it runs.
    pub(crate) end: Option<f64>,
    pub(crate) arguments: usize,
    pub(crate) result: usize,
    /// The kind of its error, if it ended in one.
    pub(crate) error: Option<String>,
}

/// The newest calls and messages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Recording {
    pub(crate) calls: VecDeque<Rc<CallRecord>>,
    #[serde(skip)]
    running: BTreeMap<(String, CallId), CallRecord>,
    pub(crate) messages: VecDeque<Rc<Message>>,
    /// When it was saved, by the page's clock: nothing is added to it any more.
    pub(crate) saved: Option<f64>,
}

impl Recording {
    /// Takes note of a message, before the event that follows from it.
    pub(super) fn add_message(&mut self, message: Message) {
        if let Some(id) = message.call {
            let key = (message.worker.clone(), id);
            match (&*message.name, message.direction) {
                ("Call", Direction::ToWorker) => {
                    let call = self.running.entry(key).or_default();
                    (call.start, call.arguments) = (message.time, message.size);
                }
                ("Returned" | "Failed", Direction::ToPage) => {
                    if let Some(call) = self.running.get_mut(&key) {
                        call.result = message.size;
                    }
                }
                _ => {}
            }
        }
        push(&mut self.messages, MESSAGES, Rc::new(message));
    }

    /// Takes note of an event; returns the call that has ended with it.
    pub(super) fn add_event(&mut self, event: Event, now: f64) -> Option<Rc<CallRecord>> {
        let Event::Call { worker, id, function, caller, step, .. } = event else { return None };
        let key = (worker.clone(), id);
        match step {
            CallStep::Sent => {
                let call = self.running.entry(key).or_default();
                if call.start == 0.0 {
                    call.start = now;
                }
                (call.worker, call.id, call.function, call.caller) = (worker, id, function, caller);
                None
            }
            CallStep::Settled { milliseconds, error } => {
                let mut call =
                    self.running.remove(&key).filter(|call| !call.function.is_empty())?;
                call.end = Some(call.start + milliseconds);
                call.error = error.map(|error| error.kind().to_owned());
                let call = Rc::new(call);
                push(&mut self.calls, CALLS, Rc::clone(&call));
                Some(call)
            }
            CallStep::Progressed(_) | CallStep::Emitted => None,
        }
    }

    /// The same, to be saved at this time: calls that run stay as they are.
    pub(crate) fn saved(&self, now: f64) -> Self {
        let (calls, messages) = (self.all().into(), self.messages.clone());
        Self { calls, messages, saved: Some(now), ..Self::default() }
    }

    /// Whether nothing is recorded.
    pub(crate) fn is_empty(&self) -> bool {
        self.calls.is_empty() && self.running.is_empty() && self.messages.is_empty()
    }

    /// All calls: those that have ended, and those that run.
    pub(crate) fn all(&self) -> Vec<Rc<CallRecord>> {
        let running = self.running.values().filter(|call| !call.function.is_empty());
        let mut calls: Vec<_> =
            self.calls.iter().cloned().chain(running.map(|call| Rc::new(call.clone()))).collect();
        calls.sort_by(|a, b| a.start.total_cmp(&b.start));
        calls
    }
}

fn push<T>(list: &mut VecDeque<T>, most: usize, item: T) {
    if list.len() == most {
        list.pop_front();
    }
    list.push_back(item);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(id: CallId, step: CallStep) -> Event {
        Event::Call { worker: "a".into(), id, function: "f".into(), caller: None, step }
    }

    fn ended(milliseconds: f64) -> CallStep {
        CallStep::Settled { milliseconds, error: None }
    }

    #[test]
    fn a_call_runs_until_it_has_ended() {
        let mut recording = Recording::default();
        recording.add_event(event(1, CallStep::Sent), 5.0);
        assert_eq!(recording.all()[0].end, None);
        recording.add_event(event(1, ended(2.0)), 9.0);
        let calls = recording.all();
        assert_eq!((calls.len(), calls[0].start, calls[0].end), (1, 5.0, Some(7.0)));
    }

    #[test]
    fn a_call_that_began_before_the_recording_is_left_out() {
        let mut recording = Recording::default();
        assert_eq!(recording.add_event(event(1, ended(2.0)), 9.0), None);
    }

    #[test]
    fn the_oldest_calls_are_forgotten() {
        let mut recording = Recording::default();
        for id in 0..5_001 {
            recording.add_event(event(id, CallStep::Sent), 1.0);
            recording.add_event(event(id, ended(1.0)), 2.0);
        }
        assert_eq!((recording.calls.len(), recording.calls[0].id), (CALLS, 1));
    }
}
