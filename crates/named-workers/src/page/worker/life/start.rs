//! How a worker becomes ready, or why it does not.

use futures_channel::oneshot;

use crate::page::worker::waiter::Waiter;
use crate::protocol::{Error, Level, Loading, PROTOCOL, Signature, other_version};
use crate::task;

use super::{Attempt, Effect, Life, Phase, Ready, Timer};

impl Life {
    /// Starts a worker that has just been declared, or one that has ended.
    pub(in crate::page::worker) fn start(&mut self) {
        self.open(false);
    }

    /// Ends every call in flight as terminated, and starts afresh; does nothing to a retired worker.
    pub(in crate::page::worker) fn restart(&mut self) {
        if self.is_retired {
            return;
        }
        self.restarts.clear();
        self.close();
        self.settle_all(|life, function| life.callee(function).terminated());
        self.open(self.was_ready);
    }

    /// Begins to wait until it is ready; returns the answer, or what to await.
    pub(in crate::page::worker) fn wait(
        &mut self,
        waiter: Option<Waiter>,
    ) -> Result<Ready, oneshot::Receiver<Ready>> {
        match &self.phase {
            Phase::Ready => return Ok(Ok(())),
            Phase::Failed(error) => return Ok(Err(error.clone())),
            Phase::Terminated => return Ok(Err(self.terminated())),
            Phase::Starting { .. } | Phase::Crashed(_) => {}
        }
        let (sender, receiver) = oneshot::channel();
        self.waiting.push((waiter, sender));
        Err(receiver)
    }

    /// The link of this attempt could not be opened.
    pub(in crate::page::worker) fn not_opened(&mut self, attempt: Attempt, error: Error, now: f64) {
        if attempt == self.attempt && self.is_starting() {
            self.not_started(error, now);
        }
    }

    /// A timer has ended.
    pub(in crate::page::worker) fn expire(&mut self, timer: Timer, now: f64) {
        match timer {
            Timer::Start if self.is_starting() => {
                let limit = task::milliseconds(self.start_timeout);
                let reason = format!("it was not ready after {limit} ms without progress");
                self.not_started(self.start_failed(reason), now);
            }
            Timer::Backoff if matches!(self.phase, Phase::Crashed(_)) => self.open(true),
            Timer::Grace(id) => self.end_grace(id),
            Timer::Start | Timer::Backoff => {}
        }
    }

    fn open(&mut self, again: bool) {
        self.attempt += 1;
        self.has_link = true;
        self.set_phase(Phase::Starting { loading: Loading::default(), again });
        self.await_progress();
        self.add(Effect::Open(self.attempt));
    }

    /// Restarts the wait for a sign of progress. A slow network is not a failed one.
    pub(super) fn await_progress(&mut self) {
        self.add(Effect::SetTimer(Timer::Start, self.start_timeout));
    }

    pub(super) fn set_loading(&mut self, now_loading: Loading) {
        if let Phase::Starting { loading, .. } = &mut self.phase {
            *loading = now_loading;
            self.say_state();
            self.await_progress();
        }
    }

    pub(super) fn set_ready(&mut self, protocol: u32, exports: Vec<Signature>, now: f64) {
        if protocol != PROTOCOL {
            let reason = other_version(protocol, PROTOCOL);
            return self.not_started(self.start_failed(reason), now);
        }
        self.exports = exports;
        self.was_ready = true;
        self.add(Effect::ClearTimer(Timer::Start));
        self.set_phase(Phase::Ready);
        self.wake(Ok(()));
    }

    /// A failed start is final, unless the worker has worked before: then it may be a passing failure of
    /// the network, and is retried like any crash.
    pub(super) fn not_started(&mut self, error: Error, now: f64) {
        match self.phase {
            Phase::Starting { again: true, .. } => self.break_down(error, now),
            _ => self.fail(error),
        }
    }

    /// The worker is gone through its own fault: it is started again as its policy allows.
    pub(super) fn break_down(&mut self, error: Error, now: f64) {
        self.close();
        self.log(Level::Error, error.to_string());
        self.error = Some(error.clone());
        self.set_phase(Phase::Crashed(error.clone()));
        self.settle_all(|life, function| match &error {
            Error::Crashed { reason, .. } => life.callee(function).crashed(reason.clone()),
            other => other.clone(),
        });
        match self.restarts.next(now) {
            Some(backoff) if backoff.is_zero() => self.open(true),
            Some(backoff) => self.add(Effect::SetTimer(Timer::Backoff, backoff)),
            None => self.fail(error),
        }
    }

    pub(super) fn start_failed(&self, reason: String) -> Error {
        Error::StartFailed { worker: self.name.clone(), reason, traceback: None }
    }
}
