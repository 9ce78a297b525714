//! What a worker says, and what follows from it.

use std::rc::Rc;

use crate::page::link::Incoming;
use crate::page::{CallStep, State};
use crate::protocol::{
    CallId, Config, Error, Level, Loading, PROTOCOL, Progress, Signature, ToPage,
};

use super::{Supervisor, now};

impl Supervisor {
    pub(super) fn receive(self: &Rc<Self>, incoming: Incoming, config: &Config) {
        match incoming {
            Incoming::Loaded => {
                if let Err(reason) = self.greet(config) {
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
            ToPage::Loading(loading) => self.set_loading(loading),
            ToPage::LoadFailed { reason } => self.fail(self.start_failed(reason)),
            ToPage::Ready { protocol, exports } => self.set_ready(protocol, exports),
            ToPage::StartFailed { error } => self.fail(error),
            ToPage::Returned { id, value } => self.settle(id, Ok(value)),
            ToPage::Failed { id, error } => self.settle(id, Err(error)),
            ToPage::Progressed { id, progress } => self.progress(id, progress),
            ToPage::Logged { level, text } => self.log(level, text),
            ToPage::Crashed { message } => self.crash(message),
        }
    }

    fn set_loading(&self, loading: Loading) {
        if matches!(*self.state.borrow(), State::Starting(_)) {
            self.set_state(State::Starting(loading));
        }
    }

    fn set_ready(&self, protocol: u32, exports: Vec<Signature>) {
        if protocol != PROTOCOL {
            let reason = format!(
                "it speaks version {protocol} of the protocol and the page speaks {PROTOCOL}; build both from one version"
            );
            return self.fail(self.start_failed(reason));
        }
        *self.exports.borrow_mut() = exports;
        self.start_limit.take();
        self.set_state(State::Ready);
        self.wake(Ok(()));
    }

    fn progress(&self, id: CallId, progress: Progress) {
        let Some(function) = self.pending.borrow().function(id).map(str::to_owned) else {
            return;
        };
        self.emit_call(id, &function, || CallStep::Progressed(progress.clone()));
        let on_progress = self.pending.borrow_mut().take_on_progress(id);
        if let Some(mut on_progress) = on_progress {
            on_progress(progress);
            self.pending.borrow_mut().restore_on_progress(id, on_progress);
        }
    }

    /// While it starts, a crash is a failed start: starting it again would end the same way.
    pub(super) fn crash(self: &Rc<Self>, reason: String) {
        if matches!(*self.state.borrow(), State::Starting(_)) {
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
        if self.restarts.borrow_mut().allow(now()) {
            self.start();
        } else {
            self.fail(crash);
        }
    }
}
