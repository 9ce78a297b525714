//! The calls of a worker: sent, settled, cancelled.

use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use futures_channel::oneshot;
use futures_util::future::select;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use crate::page::pending::{InFlight, Outcome};
use crate::page::{CallStep, time};
use crate::protocol::{CallId, Error, Json, Level, ToHost};

use super::Supervisor;

impl Supervisor {
    /// Sends a call to a worker that is ready. Dropping what this gives cancels the call; a worker
    /// that is not heard of again within `grace` is then restarted.
    ///
    /// # Errors
    /// When the worker does not export the function, or is gone.
    pub(in crate::page) fn send(
        self: &Rc<Self>,
        mut call: InFlight,
        arguments: Json,
        grace: Option<Duration>,
    ) -> Result<Sent, Error> {
        let function = call.function.clone();
        self.check_export(&function)?;
        call.sent = time::now();
        let stream = call.values.is_some();
        let (id, outcome) = self.pending.borrow_mut().insert(call);
        let call = ToHost::Call { id, function: function.clone(), arguments, stream };
        if !self.tell(call) {
            let unsent = self.pending.borrow_mut().take(id);
            drop(unsent);
            return Err(self.terminated(Some(function)));
        }
        self.emit_call(id, &function, || CallStep::Sent);
        self.emit_state();
        Ok(Sent { supervisor: Rc::clone(self), id, outcome, grace })
    }

    /// Allows the worker to send so many more values of a call.
    pub(in crate::page) fn allow_more(&self, id: CallId, values: usize) {
        self.tell(ToHost::More { id, values });
    }

    /// Waits until the worker is not stuck in a call that has been cancelled.
    pub(in crate::page) async fn nothing_lingers(&self) {
        let nothing_lingers = self.pending.borrow_mut().nothing_lingers();
        nothing_lingers.await.ok();
    }

    /// Whether the worker may be stuck in a call that has been cancelled.
    pub(in crate::page) fn has_lingering(&self) -> bool {
        self.pending.borrow().has_lingering()
    }

    /// Sends a message, if there is a worker that it can be sent to.
    pub(super) fn tell(&self, message: ToHost) -> bool {
        let sent = self.link.borrow().as_ref().map(|link| link.send(message));
        matches!(sent, Some(Ok(())))
    }

    fn check_export(&self, function: &str) -> Result<(), Error> {
        let exports = self.exports.borrow();
        if exports.iter().any(|export| export.name == function) {
            return Ok(());
        }
        Err(Error::NotExported {
            worker: self.name().to_owned(),
            function: function.to_owned(),
            exports: exports.iter().map(|export| export.name.clone()).collect(),
        })
    }

    pub(super) fn settle(&self, id: CallId, outcome: Outcome) {
        let call = self.pending.borrow_mut().take(id);
        if let Some(call) = call {
            self.finish(id, call, outcome);
        }
    }

    fn cancel(self: &Rc<Self>, id: CallId, grace: Option<Duration>) {
        let Some(call) = self.pending.borrow_mut().abandon(id) else {
            return;
        };
        if !self.tell(ToHost::Cancel { id }) {
            self.pending.borrow_mut().came_back(id); // a worker that cannot be told is gone
        }
        if let Some(grace) = grace {
            spawn_local(Rc::clone(self).restart_if_stuck(id, call.function.clone(), grace));
        }
        let (worker, function) = (self.name().to_owned(), call.function.clone());
        self.finish(id, call, Err(Error::Cancelled { worker, function }));
    }

    async fn restart_if_stuck(self: Rc<Self>, id: CallId, function: String, grace: Duration) {
        let milliseconds = time::milliseconds(grace);
        select(TimeoutFuture::new(milliseconds), pin!(self.nothing_lingers())).await;
        if self.pending.borrow().lingers(id) {
            let line = format!(
                "restarted: it has not come back from the cancelled call of `{function}` within {milliseconds} ms"
            );
            self.log(Level::Warning, line);
            self.restart();
        }
    }

    pub(super) fn finish(&self, id: CallId, call: InFlight, outcome: Outcome) {
        self.emit_call(id, &call.function, || CallStep::Settled {
            milliseconds: time::now() - call.sent,
            error: outcome.as_ref().err().cloned(),
        });
        call.settle(outcome);
        self.emit_state();
    }
}

/// A call in flight. Dropping it cancels the call.
pub(in crate::page) struct Sent {
    supervisor: Rc<Supervisor>,
    pub(in crate::page) id: CallId,
    outcome: oneshot::Receiver<Outcome>,
    grace: Option<Duration>,
}

impl Sent {
    /// Waits for the call to end.
    pub(in crate::page) async fn outcome(mut self) -> Outcome {
        let outcome = (&mut self.outcome).await;
        outcome.unwrap_or_else(|_| Err(self.supervisor.terminated(None)))
    }
}

impl Drop for Sent {
    fn drop(&mut self) {
        self.supervisor.cancel(self.id, self.grace);
    }
}
