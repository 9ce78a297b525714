//! The target of a call: one worker, or whichever of a pool is free.

use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use crate::page::worker::{Runner, Waiter};
use crate::protocol::Error;

/// Who runs calls.
pub(crate) trait Target {
    /// The name of the worker or the pool.
    fn name(&self) -> &str;

    /// Waits for a worker that can run a call; `waiter` is what waits in another worker, if anything.
    fn lease(
        self: Rc<Self>,
        waiter: Option<Waiter>,
    ) -> LocalBoxFuture<'static, Result<Lease, Error>>;

    /// How long a worker may stay stuck in a cancelled call, unless the caller says otherwise.
    fn grace(&self) -> Option<Duration> {
        None
    }
}

impl Target for Runner {
    fn name(&self) -> &str {
        Self::name(self)
    }

    fn lease(
        self: Rc<Self>,
        waiter: Option<Waiter>,
    ) -> LocalBoxFuture<'static, Result<Lease, Error>> {
        async move {
            self.ready_for(waiter).await?;
            Ok(Lease { worker: self, give_back: None })
        }
        .boxed_local()
    }
}

/// A worker that is ready, for the duration of a call.
pub(crate) struct Lease {
    worker: Rc<Runner>,
    give_back: Option<GiveBack>,
}

/// Takes a worker back whose lease has ended.
pub(crate) type GiveBack = Box<dyn FnOnce(Rc<Runner>)>;

impl Lease {
    /// A lease whose worker goes back when the call has ended.
    pub(crate) fn new(worker: Rc<Runner>, give_back: GiveBack) -> Self {
        Self { worker, give_back: Some(give_back) }
    }

    pub(crate) fn worker(&self) -> &Rc<Runner> {
        &self.worker
    }

    /// Takes the worker out, so that it does not go back.
    pub(crate) fn into_worker(mut self) -> Rc<Runner> {
        self.give_back = None;
        Rc::clone(&self.worker)
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(give_back) = self.give_back.take() {
            give_back(Rc::clone(&self.worker));
        }
    }
}

impl fmt::Debug for Lease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lease").field("worker", &self.worker.name()).finish_non_exhaustive()
    }
}
