//! What a worker says, and what follows from it.

use std::rc::Rc;
use std::time::Duration;

use crate::page::link::Incoming;
use crate::page::{CallStep, State, time};
use crate::protocol::{
    CallId, Error, Json, Level, PROTOCOL, Progress, Signature, Start, ToPage, other_version,
};

use super::Supervisor;

impl Supervisor {
    pub(super) fn receive(self: &Rc<Self>, incoming: Incoming, start: &Start) {
        match incoming {
            Incoming::Loaded => {
                if let Err(reason) = self.greet(start) {
                    self.fail(self.start_failed(reason));
                }
            }
            Incoming::Message(message) => self.understand(message),
            Incoming::Unreadable(reason) => {
                let line = format!("a message that is not of the protocol was ignored: {reason}");
                self.log(Level::Warning, line);
            }
            Incoming::Error(reason) => self.crash(reason),
        }
    }

    fn understand(self: &Rc<Self>, message: ToPage) {
        match message {
            ToPage::Loading(_)
            | ToPage::LoadFailed { .. }
            | ToPage::Ready { .. }
            | ToPage::StartFailed { .. } => self.understand_start(message),
            ToPage::Returned { id, value } => self.settle(id, Ok(value)),
            ToPage::Failed { id, error } => self.settle(id, Err(error)),
            ToPage::Cancelled { id } => {
                self.pending.borrow_mut().came_back(id);
                self.emit_state();
            }
            ToPage::Emitted { id, value } => self.hand_on(id, value),
            ToPage::Progressed { id, progress } => self.progress(id, progress),
            ToPage::Request { id, during, worker, ask } => self.request(id, during, worker, ask),
            ToPage::Withdraw { id } => self.withdraw(id),
            ToPage::Logged { level, text } => self.log(level, text),
            ToPage::Crashed { message } => self.crash(message),
        }
    }

    /// A worker that has started cannot start once more, nor fail to.
    fn understand_start(self: &Rc<Self>, message: ToPage) {
        if !self.is_starting() {
            return;
        }
        match message {
            ToPage::Loading(loading) => {
                self.set_start_limit();
                self.set_state(State::Starting(loading));
            }
            ToPage::LoadFailed { reason } => self.fail(self.start_failed(reason)),
            ToPage::Ready { protocol, exports } => self.set_ready(protocol, exports),
            ToPage::StartFailed { error } => self.fail(error),
            _ => {}
        }
    }

    fn set_ready(&self, protocol: u32, exports: Vec<Signature>) {
        if protocol != PROTOCOL {
            return self.fail(self.start_failed(other_version(protocol, PROTOCOL)));
        }
        *self.exports.borrow_mut() = exports;
        self.timer.take();
        self.set_state(State::Ready);
        self.wake(Ok(()));
    }

    fn progress(&self, id: CallId, progress: Progress) {
        self.emit_step(id, || CallStep::Progressed(progress.clone()));
        let on_progress = self.pending.borrow_mut().take_on_progress(id);
        if let Some(mut on_progress) = on_progress {
            on_progress(progress);
            let unwanted = self.pending.borrow_mut().restore_on_progress(id, on_progress);
            drop(unwanted);
        }
    }

    fn hand_on(&self, id: CallId, value: Json) {
        self.emit_step(id, || CallStep::Emitted);
        if let Some(call) = self.pending.borrow().get(id) {
            call.emit(value);
        }
    }

    /// Tells of a step of a call, unless the call has ended.
    fn emit_step(&self, id: CallId, step: impl FnOnce() -> CallStep) {
        let function = self.pending.borrow().get(id).map(|call| call.function.clone());
        if let Some(function) = function {
            self.emit_call(id, &function, step);
        }
    }

    pub(super) fn is_starting(&self) -> bool {
        matches!(*self.state.borrow(), State::Starting(_))
    }

    /// While it starts, a crash is a failed start: starting it again would end the same way.
    pub(super) fn crash(self: &Rc<Self>, reason: String) {
        if self.is_starting() {
            return self.fail(self.start_failed(reason));
        }
        let crashed = |function| Error::Crashed {
            worker: self.name().to_owned(),
            function,
            reason: reason.clone(),
        };
        self.close();
        self.log(Level::Error, format!("crashed: {reason}"));
        *self.error.borrow_mut() = Some(crashed(None));
        self.set_state(State::Crashed(crashed(None)));
        self.settle_all(|function| crashed(Some(function)));
        self.start_again(crashed(None));
    }

    fn start_again(self: &Rc<Self>, crash: Error) {
        if !matches!(*self.state.borrow(), State::Crashed(_)) {
            return; // whoever was told of the crash has restarted or terminated it already
        }
        let backoff = self.restarts.borrow_mut().next(time::now());
        match backoff {
            Some(Duration::ZERO) => self.start(),
            Some(backoff) => self.set_timer(backoff, |this| this.start()),
            None => self.fail(crash),
        }
    }
}
