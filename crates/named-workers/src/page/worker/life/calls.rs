//! The calls of a worker: sent, settled, cancelled.

use futures_channel::oneshot;

use crate::page::worker::CallStep;
use crate::page::worker::pending::{OnProgress, Outgoing, Reply};
use crate::protocol::{CallId, Error, Json, Level, ToHost};
use crate::task;

use super::{Effect, Life, Phase, Sending, Settled, Timer};

impl Life {
    /// Sends a call. It is taken only if it is sent: what it owns is not dropped in here, as that may
    /// come back and cancel another call.
    ///
    /// # Errors
    /// If the worker does not export the function, or is not ready.
    pub(in crate::page::worker) fn send(
        &mut self,
        call: &mut Option<Outgoing>,
        arguments: Json,
        now: f64,
    ) -> Result<Sending, Error> {
        let function = call.as_ref().map(|call| call.function.clone()).unwrap_or_default();
        if !matches!(self.phase, Phase::Ready) {
            return Err(self.callee(&function).terminated());
        }
        self.check_export(&function)?;
        let call = call.take().unwrap_or_default();
        let stream = call.values.is_some();
        // A call with none before it begins at once. Of the others it matters only for grace times.
        let announce = self.calls.load() > 0 && (call.grace.is_some() || self.calls.has_grace());
        let (id, reply) = self.calls.insert(call, now, !announce);
        self.add(Effect::Send(ToHost::Call { id, function, arguments, stream, announce }));
        self.add(Effect::Step(id, CallStep::Sent));
        self.say_state();
        Ok((id, reply))
    }

    fn check_export(&self, function: &str) -> Result<(), Error> {
        if self.exports.iter().any(|export| export.name == function) {
            return Ok(());
        }
        let exports = self.exports.iter().map(|export| export.name.clone()).collect();
        Err(self.callee(function).not_exported(exports))
    }

    /// Allows the worker to send this many more values of a call.
    pub(in crate::page::worker) fn allow_more(&mut self, id: CallId, values: usize) {
        if self.calls.get(id).is_some() {
            self.add(Effect::Send(ToHost::More { id, values }));
        }
    }

    /// Ends a call that nobody waits for any more, and its requests to other workers.
    pub(in crate::page::worker) fn cancel(&mut self, id: CallId, error: Error) {
        let Some(call) = self.calls.abandon(id) else {
            return;
        };
        self.add(Effect::Send(ToHost::Cancel { id }));
        let is_its = |(_, during): &(_, &Option<CallId>)| **during == Some(id);
        let asked: Vec<_> = self.requests.iter().filter(is_its).map(|(id, _)| id).collect();
        for request in asked {
            self.requests.remove(request);
            self.add(Effect::Withdraw(request));
            self.refuse(request);
        }
        self.add(Effect::Settle(Settled { id, call, reply: Err(error) }));
        self.update_graces();
        self.say_state();
    }

    /// What to await while the worker may be stuck in a cancelled call; none if it is not.
    pub(in crate::page::worker) fn nothing_lingers(&mut self) -> Option<oneshot::Receiver<()>> {
        self.calls.nothing_lingers()
    }

    pub(super) fn settle(&mut self, id: CallId, reply: Reply) {
        if reply.is_ok() {
            self.restarts.end_row();
        }
        match self.calls.take(id) {
            Some(call) => self.add(Effect::Settle(Settled { id, call, reply })),
            None => return self.come_back(id),
        }
        self.update_graces();
        self.say_state();
    }

    /// A cancelled call has ended in the worker.
    pub(super) fn come_back(&mut self, id: CallId) {
        if self.calls.came_back(id) {
            self.add(Effect::ClearTimer(Timer::Grace(id)));
            self.update_graces();
            self.say_state();
        }
    }

    pub(super) fn begin(&mut self, id: CallId) {
        self.calls.begin(id);
        self.update_graces();
    }

    /// The worker has heard that a call is cancelled, and runs it on.
    pub(super) fn run_on(&mut self, id: CallId) {
        self.calls.tell(id);
        self.update_graces();
    }

    fn update_graces(&mut self) {
        for (id, grace) in self.calls.update_graces() {
            self.add(match grace {
                Some(grace) => Effect::SetTimer(Timer::Grace(id), grace),
                None => Effect::ClearTimer(Timer::Grace(id)),
            });
        }
    }

    pub(super) fn end_grace(&mut self, id: CallId) {
        let Some(stuck) = self.calls.lingering(id) else {
            return;
        };
        let milliseconds = task::milliseconds(stuck.grace.unwrap_or_default());
        let line = format!(
            "restarted: it has not come back from the cancelled call of `{}` within {milliseconds} ms",
            stuck.function
        );
        self.log(Level::Warning, line);
        self.restart();
    }

    /// Passes on a value that a call has emitted, unless the call has ended.
    pub(in crate::page::worker) fn pass_on(&self, id: CallId, value: Json) {
        if let Some(call) = self.calls.get(id) {
            call.emit(value);
        }
    }

    /// Takes out a call's progress callback, so that it can run while nothing is borrowed.
    pub(in crate::page::worker) fn take_on_progress(&mut self, id: CallId) -> Option<OnProgress> {
        self.calls.take_on_progress(id)
    }

    /// Puts it back; returns it if the call has ended.
    pub(in crate::page::worker) fn restore_on_progress(
        &mut self,
        id: CallId,
        on_progress: OnProgress,
    ) -> Option<OnProgress> {
        self.calls.restore_on_progress(id, on_progress)
    }
}
