//! A call in flight, held by whoever waits for it.

use std::rc::Rc;

use futures_channel::oneshot;

use crate::protocol::{CallId, Callee, Error, Json};

use super::Runner;
use super::pending::{Outgoing, Reply};

/// A call in flight. Dropping it cancels the call.
#[derive(Debug)]
pub(crate) struct Sent {
    worker: Rc<Runner>,
    id: CallId,
    function: String,
    reply: oneshot::Receiver<Reply>,
}

impl Sent {
    /// Sends a call to a worker that is ready. Once the call is cancelled, a worker that does not
    /// return from it within its grace time is restarted.
    ///
    /// # Errors
    /// If the worker does not export the function, or is gone.
    pub(crate) fn send(
        worker: &Rc<Runner>,
        call: Outgoing,
        arguments: Json,
    ) -> Result<Self, Error> {
        let function = call.function.clone();
        let (id, reply) = worker.send(call, arguments)?;
        Ok(Self { worker: Rc::clone(worker), id, function, reply })
    }

    pub(crate) fn id(&self) -> CallId {
        self.id
    }

    /// Waits for the call to end.
    pub(crate) async fn reply(&mut self) -> Reply {
        let reply = (&mut self.reply).await;
        reply.unwrap_or_else(|_| Err(self.callee().terminated()))
    }

    /// Ends the call with this error, if it has not ended.
    pub(crate) fn cancel(self, error: Error) {
        self.worker.cancel(self.id, || error);
    }

    fn callee(&self) -> Callee {
        Callee::new(self.worker.name(), &self.function)
    }
}

impl Drop for Sent {
    fn drop(&mut self) {
        self.worker.cancel(self.id, || self.callee().cancelled());
    }
}
