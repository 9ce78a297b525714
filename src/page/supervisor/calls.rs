//! The calls of a worker: sent, settled, cancelled.

use std::rc::Rc;

use futures_channel::oneshot;

use crate::page::pending::{InFlight, OnProgress, Outcome};
use crate::page::{CallStep, time};
use crate::protocol::{CallId, Error, Json, ToHost};

use super::Supervisor;

impl Supervisor {
    /// Sends a call to a worker that is ready.
    ///
    /// # Errors
    /// When the worker does not export the function, or is gone.
    pub(in crate::page) fn send(
        self: &Rc<Self>,
        function: &str,
        arguments: Json,
        on_progress: Option<OnProgress>,
    ) -> Result<Sent, Error> {
        self.check_export(function)?;
        let (id, outcome) =
            self.pending.borrow_mut().insert(function.to_owned(), time::now(), on_progress);
        let call = ToHost::Call { id, function: function.to_owned(), arguments };
        let posted = self.link.borrow().as_ref().map(|link| link.send(call));
        if !matches!(posted, Some(Ok(()))) {
            self.pending.borrow_mut().take(id);
            return Err(self.terminated(Some(function.to_owned())));
        }
        self.emit_call(id, function, || CallStep::Sent);
        self.emit_state();
        Ok(Sent { supervisor: Rc::clone(self), id, outcome })
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

    fn cancel(&self, id: CallId) {
        let Some(call) = self.pending.borrow_mut().take(id) else {
            return;
        };
        if let Some(link) = &*self.link.borrow() {
            // A worker that cannot be told finishes for nobody: no harm.
            link.send(ToHost::Cancel { id }).ok();
        }
        let (worker, function) = (self.name().to_owned(), call.function.clone());
        self.finish(id, call, Err(Error::Cancelled { worker, function }));
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
    id: CallId,
    outcome: oneshot::Receiver<Outcome>,
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
        self.supervisor.cancel(self.id);
    }
}
