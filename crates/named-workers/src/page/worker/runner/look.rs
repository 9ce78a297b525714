//! What can be seen of a worker.

use crate::page::declare::Declaration;
use crate::page::worker::WorkerInfo;
use crate::page::worker::waiter::{CallOrigin, Waiter};
use crate::protocol::{CallId, Signature};

use super::Runner;

impl Runner {
    pub(crate) fn name(&self) -> &str {
        &self.declaration.name
    }

    pub(crate) fn declaration(&self) -> &Declaration {
        &self.declaration
    }

    pub(crate) fn exports(&self) -> Vec<Signature> {
        self.life.borrow().exports().to_vec()
    }

    pub(crate) fn is_starting(&self) -> bool {
        self.life.borrow().is_starting()
    }

    /// Whether it is gone until it is started by hand.
    pub(crate) fn has_ended(&self) -> bool {
        self.life.borrow().has_ended()
    }

    pub(crate) fn is_terminated(&self) -> bool {
        self.life.borrow().is_terminated()
    }

    /// When its state has changed last, in milliseconds since 1970.
    pub(crate) fn last_change(&self) -> f64 {
        self.records.borrow().last_change()
    }

    /// What waits for something of this worker.
    pub(crate) fn waiters(&self, awaited: &Waiter) -> Vec<Waiter> {
        self.life.borrow().waiters(awaited)
    }

    /// Where a call in flight comes from.
    pub(crate) fn origin(&self, id: CallId) -> Option<CallOrigin> {
        let life = self.life.borrow();
        let (function, caller) = life.origin(id)?;
        Some((function.to_owned(), caller.cloned()))
    }

    pub(crate) fn info(&self) -> WorkerInfo {
        let (life, records) = (self.life.borrow(), self.records.borrow());
        WorkerInfo {
            name: self.name().to_owned(),
            worker_type: self.declaration.worker_type,
            src: self.declaration.src.clone(),
            config: self.declaration.config.as_ref().map(ToString::to_string),
            state: life.state(),
            exports: life.exports().to_vec(),
            error: life.error().cloned(),
            memory: life.memory(),
            log: records.lines(),
            history: records.changes(),
            ended: records.ended,
            restarts: life.restarts(),
        }
    }
}
