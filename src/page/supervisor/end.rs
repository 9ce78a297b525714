//! How a worker ends, and what becomes of the calls in flight.

use crate::page::State;
use crate::protocol::{Error, Level};

use super::{Ready, Supervisor};

impl Supervisor {
    /// Ends the worker at once, and settles every call in flight.
    pub(in crate::page) fn terminate(&self) {
        self.close();
        self.set_state(State::Terminated);
        self.settle_all(|function| self.terminated(Some(function)));
        self.wake(Err(self.terminated(None)));
    }

    pub(super) fn fail(&self, error: Error) {
        self.close();
        self.log(Level::Error, error.to_string());
        *self.error.borrow_mut() = Some(error.clone());
        self.set_state(State::Failed(error.clone()));
        self.settle_all(|_| error.clone());
        self.wake(Err(error));
    }

    pub(super) fn close(&self) {
        self.attempt.set(self.attempt.get() + 1);
        self.timer.take();
        self.link.take();
        for request in self.requests.take().into_values() {
            request.abort();
        }
    }

    pub(super) fn wake(&self, ready: Ready) {
        for (_, waiting) in self.waiting.take() {
            waiting.send(ready.clone()).ok();
        }
    }

    pub(super) fn settle_all(&self, error: impl Fn(String) -> Error) {
        let calls = self.pending.borrow_mut().take_all();
        for (id, call) in calls {
            let error = error(call.function.clone());
            self.finish(id, call, Err(error));
        }
    }

    pub(super) fn start_failed(&self, reason: String) -> Error {
        let worker = self.name().to_owned();
        Error::StartFailed { worker, reason, traceback: None }
    }

    pub(super) fn terminated(&self, function: Option<String>) -> Error {
        Error::Terminated { worker: self.name().to_owned(), function }
    }
}
