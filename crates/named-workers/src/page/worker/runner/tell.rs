//! Notifies callers and listeners.

use std::num::NonZeroU64;

use crate::page::worker::life::Settled;
use crate::page::worker::waiter::Caller;
use crate::page::worker::{CallStep, Event, LogLine, State};
use crate::protocol::log::Line;
use crate::protocol::{CallId, Json, Progress};
use crate::task;

use super::Runner;

impl Runner {
    pub(super) fn settle(&self, Settled { id, call, reply }: Settled) {
        let step = || CallStep::Settled {
            milliseconds: task::now() - call.sent,
            error: reply.as_ref().err().cloned(),
        };
        self.records.borrow_mut().count(reply.is_ok());
        self.notify_call(id, &call.call.function, call.call.caller.as_ref(), step);
        call.settle(reply);
    }

    pub(super) fn emit(&self, id: CallId, value: Json) {
        self.notify_step(id, CallStep::Emitted);
        self.life.borrow().pass_on(id, value);
    }

    pub(super) fn report(&self, id: CallId, progress: Progress) {
        self.notify_step(id, CallStep::Progressed(progress.clone()));
        let on_progress = self.life.borrow_mut().take_on_progress(id);
        if let Some(mut on_progress) = on_progress {
            on_progress(progress);
            let unwanted = self.life.borrow_mut().restore_on_progress(id, on_progress);
            drop(unwanted);
        }
    }

    pub(super) fn log(&self, lines: Vec<Line>) {
        for Line { level, text } in lines {
            let line = LogLine::new(level, text);
            self.records.borrow_mut().add_line(line.clone());
            self.notify_line(line);
        }
    }

    pub(super) fn leave_out(&self, lines: NonZeroU64) {
        self.records.borrow_mut().leave_out(lines);
        self.notify_line(LogLine::left_out(lines.get()));
    }

    fn notify_line(&self, line: LogLine) {
        let worker = || self.name().to_owned();
        self.surroundings.listeners.notify(|| Event::Log { worker: worker(), line });
    }

    pub(super) fn notify_state(&self, state: State) {
        let is_new = self.records.borrow_mut().add_state(task::unix_time(), &state);
        if is_new {
            let worker = || self.name().to_owned();
            self.surroundings.listeners.notify(|| Event::State { worker: worker(), state });
        }
    }

    /// Reports a step of a call, unless the call has ended.
    pub(super) fn notify_step(&self, id: CallId, step: CallStep) {
        if let Some((function, caller)) = self.life.borrow().made_by(id) {
            self.notify_call(id, function, caller, || step);
        }
    }

    fn notify_call(
        &self,
        id: CallId,
        function: &str,
        caller: Option<&Caller>,
        step: impl FnOnce() -> CallStep,
    ) {
        self.surroundings.listeners.notify(|| Event::Call {
            worker: self.name().to_owned(),
            id,
            function: function.to_owned(),
            caller: caller.and_then(Caller::worker).map(ToOwned::to_owned),
            step: step(),
        });
    }
}
