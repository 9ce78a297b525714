//! What a worker says, and its effects.

use std::num::NonZeroU64;

use crate::page::worker::surroundings::as_json;
use crate::page::worker::transport::Incoming;
use crate::protocol::{Ask, CallId, Error, Json, Level, RequestId, ToHost, ToPage};

use super::{Attempt, Effect, Life};

impl Life {
    /// Something has come over the link of this attempt.
    pub(in crate::page::worker) fn receive(
        &mut self,
        attempt: Attempt,
        incoming: Incoming,
        now: f64,
    ) {
        if !self.has_link || attempt != self.attempt {
            return; // from a worker that is gone
        }
        match incoming {
            Incoming::Message(message) => self.understand(message, now),
            Incoming::Unreadable(reason) => {
                let line = format!("a message that is not of the protocol was ignored: {reason}");
                self.log(Level::Warning, line);
            }
            Incoming::Broken(reason) => self.crash(reason, now),
        }
    }

    fn understand(&mut self, message: ToPage, now: f64) {
        match message {
            ToPage::Loading(_)
            | ToPage::LoadFailed { .. }
            | ToPage::Ready { .. }
            | ToPage::StartFailed { .. } => self.understand_start(message, now),
            ToPage::Returned { id, value } => self.settle(id, Ok(value)),
            ToPage::Failed { id, error } => self.settle(id, Err(error)),
            ToPage::Cancelled { id } => self.come_back(id),
            ToPage::Began { id } => self.begin(id),
            ToPage::Cancelling { id } => self.run_on(id),
            ToPage::Emitted { id, value } => self.add(Effect::Emit(id, value)),
            ToPage::Progressed { id, progress } => self.add(Effect::Report(id, progress)),
            ToPage::Request { id, during, worker, ask } => self.ask(id, during, worker, ask),
            ToPage::Withdraw { id } => self.withdraw(id),
            ToPage::Logged { left_out, lines } => {
                if self.is_starting() {
                    self.await_progress();
                }
                if let Some(missing) = NonZeroU64::new(left_out) {
                    self.add(Effect::LeaveOut(missing));
                }
                self.add(Effect::Log(lines));
            }
            ToPage::Grown { memory } => self.memory = Some(memory),
            ToPage::Crashed { message } => self.crash(message, now),
        }
    }

    /// A worker that has started can neither start again nor fail to.
    fn understand_start(&mut self, message: ToPage, now: f64) {
        if !self.is_starting() {
            return;
        }
        match message {
            ToPage::Loading(loading) => self.set_loading(loading),
            ToPage::LoadFailed { reason } => self.not_started(self.start_failed(reason), now),
            ToPage::Ready { protocol, exports } => self.set_ready(protocol, exports, now),
            ToPage::StartFailed { error } => self.not_started(error, now),
            _ => {}
        }
    }

    /// While it starts, a crash is a failed start.
    fn crash(&mut self, reason: String, now: f64) {
        if self.is_starting() {
            return self.not_started(self.start_failed(reason), now);
        }
        let worker = self.name.clone();
        self.break_down(Error::Crashed { worker, function: None, reason }, now);
    }

    fn ask(&mut self, id: RequestId, during: Option<CallId>, worker: String, ask: Ask) {
        if let Some(call) = during
            && self.calls.lingering(call).is_some()
        {
            return self.refuse(id); // nobody waits for that call any more
        }
        let call = during.and_then(|call| self.calls.get(call));
        let grace = call.and_then(|call| call.call.grace);
        self.requests.insert(id, during);
        self.add(Effect::Ask { id, during, grace, worker, ask });
    }

    /// Answers a request of a cancelled call.
    pub(super) fn refuse(&mut self, id: RequestId) {
        let error = self.callee("").cancelled();
        let outcome = Err(as_json(&error));
        self.add(Effect::Send(ToHost::Answer { id, outcome }));
    }

    fn withdraw(&mut self, id: RequestId) {
        if self.requests.remove(id).is_some() {
            self.add(Effect::Withdraw(id));
        }
    }

    /// Another worker has answered a request of this one.
    pub(in crate::page::worker) fn answer(&mut self, id: RequestId, outcome: Result<Json, Json>) {
        if self.requests.remove(id).is_some() {
            self.add(Effect::Send(ToHost::Answer { id, outcome }));
        }
    }

    /// The link could not take a message.
    pub(in crate::page::worker) fn break_link(&mut self, reason: String, now: f64) {
        if self.has_link {
            self.crash(reason, now);
        }
    }
}
