//! A worker's life with everything around it, and what must hold after each step.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use futures_channel::oneshot;
use proptest::sample::Index;

use crate::page::RestartPolicy;
use crate::page::worker::pending::Reply;
use crate::protocol::{CallId, Callee, Error, Json, RequestId, ToHost};

use super::steps::Step;
use super::{Effect, Life, Ready, Settled, Timer};

/// Longer than a restart counts, so that only crashes in a row count.
const STEP: f64 = 20_000.0;
/// How many crashes in a row there may be.
const MOST: u32 = 3;

/// A call as its caller and its worker see it.
pub(super) struct Call {
    pub(super) id: CallId,
    pub(super) reply: oneshot::Receiver<Reply>,
    pub(super) has_ended: bool,
    pub(super) grace: bool,
    pub(super) has_begun: bool,
    /// Cancelled, but not yet ended in the worker.
    pub(super) lingers: bool,
    /// Whether the worker has heard of that, and runs it on.
    pub(super) is_told: bool,
}

/// A life, and everything that its effects have led to.
pub(super) struct World {
    pub(super) life: Life,
    pub(super) now: f64,
    /// The attempt whose link is open.
    pub(super) link: Option<u32>,
    pub(super) timers: BTreeSet<Timer>,
    pub(super) calls: Vec<Call>,
    /// Requests that wait for an answer.
    pub(super) requests: BTreeSet<RequestId>,
    pub(super) last_request: RequestId,
    pub(super) waiting: Vec<oneshot::Receiver<Ready>>,
    pub(super) is_retired: bool,
    /// Whether the current start is one by the policy.
    pub(super) is_again: bool,
    pub(super) was_ready: bool,
    /// Crashes since a call returned or the worker was restarted by hand.
    pub(super) row: u32,
    /// How each call must have ended by the end of a step.
    pub(super) due: BTreeMap<CallId, Reply>,
}

pub(super) fn which<T>(index: &Index, all: &[T]) -> Option<usize> {
    (!all.is_empty()).then(|| index.index(all.len()))
}

pub(super) fn callee() -> Callee {
    Callee::new("w", "f")
}

pub(super) fn value(id: CallId) -> Json {
    Json::encode(&id).unwrap()
}

pub(super) fn failed(reason: &str) -> Error {
    Error::StartFailed { worker: "w".into(), reason: reason.into(), traceback: None }
}

impl World {
    pub(super) fn new() -> Self {
        let policy = RestartPolicy::new(MOST, Duration::from_secs(10));
        let mut world = Self {
            life: Life::new("w", Duration::from_secs(60), policy),
            now: 0.0,
            link: None,
            timers: BTreeSet::new(),
            calls: Vec::new(),
            requests: BTreeSet::new(),
            last_request: 0,
            waiting: Vec::new(),
            is_retired: false,
            is_again: false,
            was_ready: false,
            row: 0,
            due: BTreeMap::new(),
        };
        world.life.start();
        world.perform();
        world.check();
        world
    }

    pub(super) fn take(&mut self, step: Step) {
        self.now += STEP;
        self.happen(step);
        self.perform();
        self.check();
    }

    pub(super) fn end(&mut self) {
        self.take(Step::Terminate);
        assert!(self.calls.iter().all(|call| call.has_ended && !call.lingers));
        assert!(self.timers.is_empty() && self.requests.is_empty() && self.waiting.is_empty());
    }

    pub(super) fn state(&self) -> &'static str {
        self.life.state().name()
    }

    pub(super) fn is_ready(&self) -> bool {
        matches!(self.state(), "ready" | "busy")
    }

    /// Everything in flight ends with this error.
    pub(super) fn end_all(&mut self, error: &Error) {
        for call in &mut self.calls {
            call.lingers = false;
            if !call.has_ended {
                self.due.insert(call.id, Err(error.clone()));
            }
        }
    }

    /// The worker breaks down: it is started again as often as its policy allows.
    pub(super) fn breaks(&mut self, reason: &str) {
        if self.state() == "starting" && !self.is_again {
            return;
        }
        self.end_all(&callee().crashed(reason.to_owned()));
        self.count_crash();
    }

    fn count_crash(&mut self) {
        self.is_again = self.row < MOST;
        self.row += u32::from(self.is_again);
    }

    /// A start fails: a first one for good, one by the policy as a crash.
    pub(super) fn start_fails(
        &mut self,
        error: Error,
        fail: impl FnOnce(&mut Life, Error, f64, u32),
    ) {
        let (was_again, row) = (self.is_again, self.row);
        if was_again {
            self.count_crash();
        }
        let attempt = self.link.unwrap_or_default();
        fail(&mut self.life, error, self.now, attempt);
        let is_final = !was_again || row == MOST;
        assert_eq!(self.state() == "failed", is_final, "{}", self.state());
    }

    fn perform(&mut self) {
        while let Some(effect) = self.life.next_effect() {
            match effect {
                Effect::Open(attempt) => {
                    assert!(self.link.is_none() && !self.is_retired);
                    self.link = Some(attempt);
                }
                Effect::Close => assert!(self.link.take().is_some(), "it is closed once"),
                Effect::Send(message) => self.send(&message),
                Effect::SetTimer(timer, _) => drop(self.timers.insert(timer)),
                Effect::ClearTimer(timer) => drop(self.timers.remove(&timer)),
                Effect::Settle(Settled { call, reply, .. }) => call.settle(reply),
                Effect::Wake(waiting, ready) => {
                    assert_eq!(ready.is_ok(), self.is_ready());
                    waiting.into_iter().for_each(|it| drop(it.send(ready.clone())));
                }
                Effect::Ask { id, .. } => assert!(self.requests.insert(id)),
                Effect::Withdraw(id) => assert!(self.requests.remove(&id)),
                Effect::Emit(..) | Effect::Report(..) | Effect::Step(..) => {}
                Effect::Log(_) | Effect::LeaveOut(_) | Effect::State(_) => {}
            }
        }
    }

    fn send(&mut self, message: &ToHost) {
        assert!(self.link.is_some(), "nothing is sent to a worker that is gone: {message:?}");
        if let ToHost::Answer { id, .. } = message {
            self.requests.remove(id);
        }
    }
}
