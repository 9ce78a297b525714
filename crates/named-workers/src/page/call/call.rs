//! One call of an exported function: its arguments and options, and the future it becomes.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::rc::Rc;
use std::time::Duration;

use futures_channel::mpsc;
use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::page::worker::{Caller, Outgoing, Reply};
use crate::protocol::{Error, Json, NotJson, Progress};

use super::detach::detach;
use super::emitted::Emitted;
use super::limits::Limits;
use super::target::Target;
use super::unsent::Unsent;

/// A call that is sent when it is awaited. Dropping the future cancels it.
///
/// # Errors
/// Any [`Error`] about a call: every call ends in a value or in one of them.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<R> {
    unsent: Unsent,
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
        let unsent = Unsent {
            target,
            arguments: arguments.and_then(Json::checked_arguments),
            limits: Limits::default(),
            call: Outgoing { function: function.to_owned(), ..Outgoing::default() },
            source: Rc::default(),
        };
        Self { unsent, result: PhantomData }
    }

    /// Sets how long the call may take, including the wait for the worker to be ready. Default: no
    /// limit.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.unsent.limits.timeout = Some(limit);
        self
    }

    /// Sets how long the worker may stay stuck in the call once it is cancelled or has timed out, before
    /// it is restarted. A restart ends a synchronous function, and every other call of the worker with
    /// [`Terminated`](Error::Terminated). A call that only waits behind another is withdrawn instead.
    /// Default: for ever; in a pool, one second.
    pub fn grace(mut self, limit: Duration) -> Self {
        self.unsent.limits.grace = Some(limit);
        self
    }

    /// Sets a callback for the function's progress reports.
    pub fn on_progress(mut self, callback: impl FnMut(Progress) + 'static) -> Self {
        self.unsent.call.on_progress = Some(Box::new(callback));
        self
    }

    /// Sends the call, and yields the values that the function emits while it runs, as a stream: in
    /// order, and no faster than they are taken. The stream ends when the function does; an error is its
    /// last item. What the function returns is discarded. `R` is the type of the emitted values.
    ///
    /// The call runs on its own: its limits apply whether or not the stream is read.
    pub fn stream(mut self) -> Emitted<R> {
        let (values, received) = mpsc::unbounded();
        self.unsent.call.values = Some(values);
        let (callee, source) = (self.unsent.callee(), Rc::clone(&self.unsent.source));
        Emitted::new(callee, detach(self.unsent.run()), received, source)
    }

    /// Cancels the call as soon as `until`, or one set earlier, completes.
    pub(crate) fn until(mut self, until: impl Future<Output = ()> + 'static) -> Self {
        self.unsent.limits.add_until(until);
        self
    }

    /// Names the worker that makes the call.
    pub(crate) fn by(mut self, caller: Caller) -> Self {
        self.unsent.call.caller = Some(caller);
        self
    }

    async fn run(self) -> Result<R, Error> {
        let callee = self.unsent.callee();
        let json = self.run_to_json().await?;
        json.decode().map_err(|error| callee.unexpected(&error))
    }

    /// The result as JSON, not read.
    pub(crate) fn run_to_json(self) -> LocalBoxFuture<'static, Reply> {
        self.unsent.run()
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
        let Unsent { target, call, .. } = &self.unsent;
        f.debug_struct("Call")
            .field("of", &target.name())
            .field("call", call)
            .finish_non_exhaustive()
    }
}
