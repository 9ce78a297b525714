//! What a call is made of: one worker, or whichever of a pool is free.

use std::rc::Rc;
use std::time::Duration;

use crate::protocol::Error;

use super::caller::Waiter;
use super::pool::Instances;
use super::supervisor::Supervisor;

/// How long an instance of a pool may stay stuck in a call that is cancelled.
const POOL_GRACE: Duration = Duration::from_secs(1);

/// Who runs a call.
pub(super) enum Target {
    Worker(Rc<Supervisor>),
    Pool(Rc<Instances>),
}

/// A worker that is ready, for the time of a call.
pub(super) struct Lease {
    worker: Rc<Supervisor>,
    /// Where it goes back to.
    pool: Option<Rc<Instances>>,
}

impl Target {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Worker(worker) => worker.name(),
            Self::Pool(pool) => pool.name(),
        }
    }

    /// Waits for a worker that can run a call; `waiter` is what waits in another worker.
    pub(super) async fn lease(&self, waiter: Option<Waiter>) -> Result<Lease, Error> {
        match self {
            Self::Worker(worker) => {
                worker.ready_for(waiter).await?;
                Ok(Lease { worker: Rc::clone(worker), pool: None })
            }
            Self::Pool(pool) => pool.lease().await,
        }
    }

    /// How long a worker may stay stuck in a call that is cancelled, where the caller does not say.
    /// A pool must go on: another call waits for the instance.
    pub(super) fn grace(&self) -> Option<Duration> {
        matches!(self, Self::Pool(_)).then_some(POOL_GRACE)
    }
}

impl From<Rc<Supervisor>> for Target {
    fn from(worker: Rc<Supervisor>) -> Self {
        Self::Worker(worker)
    }
}

impl Lease {
    /// Of an instance of a pool.
    pub(super) fn of(worker: Rc<Supervisor>, pool: Rc<Instances>) -> Self {
        Self { worker, pool: Some(pool) }
    }

    pub(super) fn worker(&self) -> &Rc<Supervisor> {
        &self.worker
    }

    /// Takes the worker out, which then does not go back.
    pub(super) fn into_worker(mut self) -> Rc<Supervisor> {
        self.pool = None;
        Rc::clone(&self.worker)
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(pool) = self.pool.take() {
            pool.give_back(Rc::clone(&self.worker));
        }
    }
}
