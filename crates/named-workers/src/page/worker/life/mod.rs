//! The life of a worker as plain data.
//!
//! Whatever happens to a worker is a method of [`Life`], which queues [`Effect`]s for the runner to
//! carry out. Nothing here knows a browser, a clock or a task, so whole lives are tested natively,
//! in every order: see `model`.

mod calls;
mod effect;
mod end;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod model;
mod receive;
mod start;

use std::collections::VecDeque;
use std::time::Duration;

use futures_channel::oneshot;

use crate::flat_map::FlatMap;
use crate::page::declare::RestartPolicy;
use crate::protocol::log::Line;
use crate::protocol::{CallId, Callee, Error, Level, Loading, RequestId, Signature};

use super::State;
use super::pending::Pending;
use super::restarts::Restarts;
use super::waiter::{Caller, Waiter};

pub(super) use effect::{Attempt, Effect, Ready, Sending, Settled, Timer};

/// A worker, from its declaration to its end.
#[derive(Debug)]
pub(super) struct Life {
    name: String,
    start_timeout: Duration,
    phase: Phase,
    /// Whether a link is open, or being opened.
    has_link: bool,
    attempt: Attempt,
    /// What it exports: empty until it is ready for the first time.
    exports: Vec<Signature>,
    /// Whether it has been ready: then what keeps it from starting again may pass.
    was_ready: bool,
    /// The last error of the worker itself.
    error: Option<Error>,
    /// How much memory it has, in bytes, as far as it has told.
    memory: Option<u64>,
    calls: Pending,
    restarts: Restarts,
    /// Who waits until it is ready; workers are named.
    waiting: Vec<(Option<Waiter>, oneshot::Sender<Ready>)>,
    /// Its requests to other workers, and the calls that wait for the answers.
    requests: FlatMap<RequestId, Option<CallId>>,
    /// Whether its name belongs to another worker now, or the page is left: it never starts again.
    is_retired: bool,
    effects: VecDeque<Effect>,
}

/// Where a worker is in its life.
#[derive(Debug)]
enum Phase {
    /// It is being loaded. `again`: it was ready before and has crashed, so a failure is a crash.
    Starting { loading: Loading, again: bool },
    /// It serves calls.
    Ready,
    /// It waits to be started again.
    Crashed(Error),
    /// It remains so until it is started by hand.
    Failed(Error),
    /// It remains so until it is started by hand.
    Terminated,
}

impl Life {
    /// A worker that has not been started.
    pub(super) fn new(name: &str, start_timeout: Duration, policy: RestartPolicy) -> Self {
        Self {
            name: name.to_owned(),
            start_timeout,
            phase: Phase::Terminated,
            has_link: false,
            attempt: 0,
            exports: Vec::new(),
            was_ready: false,
            error: None,
            memory: None,
            calls: Pending::default(),
            restarts: Restarts::new(policy),
            waiting: Vec::new(),
            requests: FlatMap::default(),
            is_retired: false,
            effects: VecDeque::new(),
        }
    }

    /// The next thing to do, if there is one.
    pub(super) fn next_effect(&mut self) -> Option<Effect> {
        self.effects.pop_front()
    }

    /// Its state, as seen from outside.
    pub(super) fn state(&self) -> State {
        match &self.phase {
            Phase::Starting { loading, .. } => State::Starting(loading.clone()),
            Phase::Ready => match self.calls.load() {
                0 => State::Ready,
                calls => State::Busy(calls),
            },
            Phase::Crashed(error) => State::Crashed(error.clone()),
            Phase::Failed(error) => State::Failed(error.clone()),
            Phase::Terminated => State::Terminated,
        }
    }

    /// What it exports.
    pub(super) fn exports(&self) -> &[Signature] {
        &self.exports
    }

    /// The last error of the worker itself: a failed start or a crash.
    pub(super) fn error(&self) -> Option<&Error> {
        self.error.as_ref()
    }

    /// How much memory it has, in bytes, as far as it has told.
    pub(super) fn memory(&self) -> Option<u64> {
        self.memory
    }

    /// How often it has been started again.
    pub(super) fn restarts(&self) -> u32 {
        self.attempt.saturating_sub(1)
    }

    /// Whether it is being started.
    pub(super) fn is_starting(&self) -> bool {
        matches!(self.phase, Phase::Starting { .. })
    }

    /// Whether it is gone until it is started by hand.
    pub(super) fn has_ended(&self) -> bool {
        matches!(self.phase, Phase::Terminated | Phase::Failed(_))
    }

    /// Whether it has been terminated.
    pub(super) fn is_terminated(&self) -> bool {
        matches!(self.phase, Phase::Terminated)
    }

    /// Whether the link of this attempt is still wanted.
    pub(super) fn awaits(&self, attempt: Attempt) -> bool {
        self.has_link && attempt == self.attempt
    }

    /// Whether a call has not ended.
    pub(super) fn is_in_flight(&self, id: CallId) -> bool {
        self.calls.get(id).is_some()
    }

    /// What waits for something of this worker.
    pub(super) fn waiters(&self, awaited: &Waiter) -> Vec<Waiter> {
        match awaited {
            Waiter::Start(_) => {
                let waiting = self.waiting.iter().filter(|(_, sender)| !sender.is_canceled());
                waiting.filter_map(|(waiter, _)| waiter.clone()).collect()
            }
            Waiter::Call(_, id) => {
                let caller = self.origin(*id).and_then(|(_, caller)| caller);
                caller.and_then(|caller| caller.waiter.clone()).into_iter().collect()
            }
        }
    }

    /// The function that a call in flight is of, and who makes the call.
    pub(super) fn origin(&self, id: CallId) -> Option<(&str, Option<&Caller>)> {
        let call = &self.calls.get(id)?.call;
        Some((&call.function, call.caller.as_ref()))
    }

    fn callee(&self, function: &str) -> Callee {
        Callee::new(&self.name, function)
    }

    fn add(&mut self, effect: Effect) {
        self.effects.push_back(effect);
    }

    fn log(&mut self, level: Level, text: String) {
        self.add(Effect::Log(vec![Line { level, text }]));
    }

    fn set_phase(&mut self, phase: Phase) {
        self.phase = phase;
        self.say_state();
    }

    fn say_state(&mut self) {
        let state = self.state();
        self.add(Effect::State(state));
    }
}
