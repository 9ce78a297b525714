//! How long a caller waits.

use std::future::{Future, pending};
use std::pin::pin;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{Either, LocalBoxFuture, select};

use crate::protocol::{Callee, Error};
use crate::task;

/// How long a caller waits, and what happens to a worker that does not notice the end.
#[derive(Default)]
pub(super) struct Limits {
    pub(super) timeout: Option<Duration>,
    pub(super) grace: Option<Duration>,
    /// When it completes, the call is cancelled.
    pub(super) until: Option<LocalBoxFuture<'static, ()>>,
}

impl Limits {
    /// Cancels the call as soon as `until`, or one set earlier, completes.
    pub(super) fn add_until(&mut self, until: impl Future<Output = ()> + 'static) {
        self.until = Some(match self.until.take() {
            Some(before) => Box::pin(select(before, Box::pin(until)).map(drop)),
            None => Box::pin(until),
        });
    }

    /// Waits until the caller no longer wants to wait. The time starts now, not at the first poll.
    pub(super) fn end(&mut self, callee: &Callee) -> LocalBoxFuture<'static, Error> {
        let (until, callee) = (self.until.take(), callee.clone());
        match (self.timeout, until) {
            (None, None) => pending().boxed_local(),
            (None, Some(until)) => until.map(move |()| callee.cancelled()).boxed_local(),
            (Some(limit), until) => {
                let expiry = task::sleep(limit);
                let milliseconds = task::milliseconds(limit).into();
                async move {
                    let until = until.unwrap_or_else(|| pending().boxed_local());
                    match select(until, pin!(expiry)).await {
                        Either::Left(_) => callee.cancelled(),
                        Either::Right(_) => callee.timed_out(milliseconds),
                    }
                }
                .boxed_local()
            }
        }
    }
}
