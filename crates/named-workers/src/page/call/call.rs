//! One call of an exported function: its arguments and options, and the future it becomes.

use std::cell::OnceCell;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use futures_channel::mpsc;
use futures_util::future::{Either, LocalBoxFuture, select};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::page::worker::{Caller, Outgoing, Reply, Sent};
use crate::protocol::{Callee, Error, Json, NotJson, Progress};

use super::detach::detach;
use super::emitted::{Emitted, Source};
use super::limits::Limits;
use super::target::Target;

/// A call that is sent when it is awaited. Dropping the future cancels it.
///
/// # Errors
/// Any [`Error`] about a call: every call ends in a value or in one of them.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<R> {
    target: Rc<dyn Target>,
    arguments: Result<Json, NotJson>,
    limits: Limits,
    call: Outgoing,
    /// Where the call runs, for the reader of its values.
    source: Rc<OnceCell<Source>>,
    result: PhantomData<fn() -> R>,
}

impl<R: DeserializeOwned + 'static> Call<R> {
    pub(crate) fn new<A: Serialize>(target: Rc<dyn Target>, function: &str, arguments: A) -> Self {
        Self::with_json(target, function, Json::encode_arguments(&arguments))
    }

    pub(crate) fn with_json(
        target: Rc<dyn Target>,
        function: &str,
        arguments: Result<Json, NotJson>,
    ) -> Self {
        Self {
            target,
            arguments: arguments.and_then(Json::checked_arguments),
            limits: Limits::default(),
            call: Outgoing { function: function.to_owned(), ..Outgoing::default() },
            source: Rc::default(),
            result: PhantomData,
        }
    }

    /// Sets how long the call may take, including the wait for the worker to be ready. Default: no
    /// limit.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.limits.timeout = Some(limit);
        self
    }

    /// Sets how long the worker may stay stuck in the call once it is cancelled or has timed out, before
    /// it is restarted. A restart ends a synchronous function, and every other call of the worker with
    /// [`Terminated`](Error::Terminated). A call that only waits behind another is withdrawn instead.
    /// Default: for ever; in a pool, one second.
    pub fn grace(mut self, limit: Duration) -> Self {
        self.limits.grace = Some(limit);
        self
    }

    /// Sets a callback for the function's progress reports.
    pub fn on_progress(mut self, callback: impl FnMut(Progress) + 'static) -> Self {
        self.call.on_progress = Some(Box::new(callback));
        self
    }

    /// Sends the call, and yields the values that the function emits while it runs, as a stream: in
    /// order, and no faster than they are taken. The stream ends when the function does; an error is its
    /// last item. What the function returns is discarded. `R` is the type of the emitted values.
    ///
    /// The call runs on its own: its limits apply whether or not the stream is read.
    pub fn stream(mut self) -> Emitted<R> {
        let (values, received) = mpsc::unbounded();
        self.call.values = Some(values);
        let (callee, source) = (self.callee(), Rc::clone(&self.source));
        let reply = detach(async move { self.run_to_json().await });
        Emitted::new(callee, reply, received, source)
    }

    /// Cancels the call as soon as `until`, or one set earlier, completes.
    pub(crate) fn until(mut self, until: impl Future<Output = ()> + 'static) -> Self {
        self.limits.add_until(until);
        self
    }

    /// Names the worker that makes the call.
    pub(crate) fn by(mut self, caller: Caller) -> Self {
        self.call.caller = Some(caller);
        self
    }

    async fn run(mut self) -> Result<R, Error> {
        let callee = self.callee();
        let json = self.run_to_json().await?;
        json.decode().map_err(|error| callee.unexpected(&error))
    }

    pub(crate) async fn run_to_json(&mut self) -> Reply {
        let callee = self.callee();
        let arguments = self.take_arguments(&callee)?;
        let waiter = self.call.caller.as_ref().and_then(|caller| caller.waiter.clone());
        let mut end = self.limits.end(&callee);
        let leasing = Rc::clone(&self.target).lease(waiter);
        let lease = match select(&mut end, leasing).await {
            Either::Left((error, _)) => return Err(error),
            Either::Right((lease, _)) => lease?,
        };
        self.call.grace = self.limits.grace.or_else(|| self.target.grace());
        let call = std::mem::take(&mut self.call);
        let mut sent = Sent::send(lease.worker(), call, arguments)?;
        self.source.set(Source { worker: Rc::clone(lease.worker()), id: sent.id() }).ok();
        let ended = match select(end, pin!(sent.reply())).await {
            Either::Left((error, _)) => Err(error),
            Either::Right((reply, _)) => return reply,
        };
        if let Err(error) = &ended {
            sent.cancel(error.clone());
        }
        ended
    }

    fn callee(&self) -> Callee {
        Callee::new(self.target.name(), &self.call.function)
    }

    fn take_arguments(&mut self, callee: &Callee) -> Result<Json, Error> {
        let arguments = std::mem::replace(&mut self.arguments, Ok(Json::default()));
        arguments.map_err(|error| callee.bad_arguments(error.within("args")))
    }
}

impl<R: DeserializeOwned + 'static> IntoFuture for Call<R> {
    type Output = Result<R, Error>;
    type IntoFuture = LocalBoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<R> fmt::Debug for Call<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { target, call, .. } = self;
        f.debug_struct("Call")
            .field("of", &target.name())
            .field("call", call)
            .finish_non_exhaustive()
    }
}
