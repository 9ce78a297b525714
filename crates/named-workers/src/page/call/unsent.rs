//! A call before it is sent, whatever the type of its result.

use std::cell::OnceCell;
use std::pin::pin;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::{Either, LocalBoxFuture, select};

use crate::page::worker::{Outgoing, Reply, Sent};
use crate::protocol::{Callee, Json, NotJson};

use super::emitted::Source;
use super::limits::Limits;
use super::target::Target;

/// What a call is made of. It runs by code that is there once, and not for each type of result.
pub(super) struct Unsent {
    pub(super) target: Rc<dyn Target>,
    pub(super) arguments: Result<Json, NotJson>,
    pub(super) limits: Limits,
    pub(super) call: Outgoing,
    /// Where the call runs, for the reader of its values.
    pub(super) source: Rc<OnceCell<Source>>,
}

impl Unsent {
    pub(super) fn callee(&self) -> Callee {
        Callee::new(self.target.name(), &self.call.function)
    }

    /// Sends the call to a worker that is ready, and waits for its reply or for a limit.
    pub(super) fn run(self) -> LocalBoxFuture<'static, Reply> {
        self.settle().boxed_local()
    }

    async fn settle(mut self) -> Reply {
        let callee = self.callee();
        let arguments =
            self.arguments.map_err(|error| callee.bad_arguments(error.within("args")))?;
        let waiter = self.call.caller.as_ref().and_then(|caller| caller.waiter.clone());
        let mut end = self.limits.end(&callee);
        let leasing = Rc::clone(&self.target).lease(waiter);
        let lease = match select(&mut end, leasing).await {
            Either::Left((error, _)) => return Err(error),
            Either::Right((lease, _)) => lease?,
        };
        self.call.grace = self.limits.grace.or_else(|| self.target.grace());
        let mut sent = Sent::send(lease.worker(), self.call, arguments)?;
        self.source.set(Source { worker: Rc::clone(lease.worker()), id: sent.id() }).ok();
        let error = match select(end, pin!(sent.reply())).await {
            Either::Left((error, _)) => error,
            Either::Right((reply, _)) => return reply,
        };
        sent.cancel(error.clone());
        Err(error)
    }
}
