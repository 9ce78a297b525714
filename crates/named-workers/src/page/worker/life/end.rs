//! How a worker ends, and what becomes of its calls.

use crate::protocol::{Error, Level};

use super::{Effect, Life, Phase, Ready, Settled, Timer};

impl Life {
    /// Ends the worker at once and settles every call in flight.
    pub(in crate::page::worker) fn terminate(&mut self) {
        if self.is_terminated() {
            return;
        }
        self.close();
        self.set_phase(Phase::Terminated);
        self.settle_all(|life, function| life.callee(function).terminated());
        self.wake(Err(self.terminated()));
    }

    /// Terminates the worker for good: its name belongs to another now, or the page is left.
    pub(in crate::page::worker) fn retire(&mut self) {
        self.is_retired = true;
        self.terminate();
    }

    /// Why a terminated worker is unavailable.
    pub(in crate::page::worker) fn terminated(&self) -> Error {
        Error::Terminated { worker: self.name.clone(), function: None }
    }

    pub(super) fn fail(&mut self, error: Error) {
        self.close();
        if self.error.as_ref() != Some(&error) {
            self.log(Level::Error, error.to_string());
        }
        self.error = Some(error.clone());
        self.set_phase(Phase::Failed(error.clone()));
        self.settle_all(|_, _| error.clone());
        self.wake(Err(error));
    }

    /// Closes the link, and forgets the requests made over it, and the memory of the worker that is gone.
    pub(super) fn close(&mut self) {
        self.memory = None;
        self.add(Effect::ClearTimer(Timer::Start));
        self.add(Effect::ClearTimer(Timer::Backoff));
        if std::mem::take(&mut self.has_link) {
            self.add(Effect::Close);
        }
        for (id, _) in std::mem::take(&mut self.requests).into_iter() {
            self.add(Effect::Withdraw(id));
        }
    }

    pub(super) fn wake(&mut self, ready: Ready) {
        let waiting = std::mem::take(&mut self.waiting);
        let senders = waiting.into_iter().map(|(_, sender)| sender).collect();
        self.add(Effect::Wake(senders, ready));
    }

    pub(super) fn settle_all(&mut self, error: impl Fn(&Self, &str) -> Error) {
        for id in self.calls.all_lingering() {
            self.add(Effect::ClearTimer(Timer::Grace(id)));
        }
        for (id, call) in self.calls.take_all() {
            let reply = Err(error(self, &call.call.function));
            self.add(Effect::Settle(Settled { id, call, reply }));
        }
    }
}
