//! One call of an exported function: what it is given, and the future that it becomes.

use std::cell::OnceCell;
use std::future::{Future, IntoFuture, pending};
use std::marker::PhantomData;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use futures_channel::mpsc;
use futures_util::FutureExt;
use futures_util::future::{Either, LocalBoxFuture, select};
use gloo_timers::future::TimeoutFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::protocol::{Error, Json, NotJson, Progress};

use super::caller::Caller;
use super::pending::{InFlight, Outcome};
use super::results::{Results, Source};
use super::supervisor::Supervisor;
use super::target::Target;
use super::time;

/// A call that is sent when it is awaited. Dropping the future cancels it.
///
/// # Errors
/// Whatever [`Error`] says: a call always ends in a value or in one of them.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<R> {
    target: Target,
    arguments: Result<Json, NotJson>,
    timeout: Option<Duration>,
    grace: Option<Duration>,
    /// When it is there, the call is cancelled.
    until: Option<LocalBoxFuture<'static, ()>>,
    call: InFlight,
    /// Where the call runs, for whoever takes its values.
    source: Rc<OnceCell<Source>>,
    result: PhantomData<fn() -> R>,
}

impl<R: DeserializeOwned + 'static> Call<R> {
    pub(super) fn new<A: Serialize>(target: Target, function: &str, arguments: A) -> Self {
        Self::with_json(target, function, Json::encode_arguments(&arguments))
    }

    pub(super) fn with_json(
        target: impl Into<Target>,
        function: &str,
        arguments: Result<Json, NotJson>,
    ) -> Self {
        Self {
            target: target.into(),
            arguments: arguments.and_then(Json::checked_arguments),
            timeout: None,
            grace: None,
            until: None,
            call: InFlight::new(function),
            source: Rc::default(),
            result: PhantomData,
        }
    }

    /// Sets how long the call may take, the wait for the worker to be ready included. Default: no limit.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// Sets how long the worker may stay stuck in the call once it is cancelled or timed out, before
    /// it is restarted. That ends a synchronous function, and every other call of the worker with
    /// [`Terminated`](Error::Terminated). Default: for ever; in a pool, one second.
    pub fn grace(mut self, limit: Duration) -> Self {
        self.grace = Some(limit);
        self
    }

    /// Sets what to do with each progress report of the function.
    pub fn on_progress(mut self, callback: impl FnMut(Progress) + 'static) -> Self {
        self.call.on_progress = Some(Box::new(callback));
        self
    }

    /// Takes the values that the function emits while it runs, as a stream: in order, and no faster
    /// than they are taken. The stream ends when the function has; an error is its last item. What
    /// the function returns in the end is dropped. `R` is the type of the emitted values.
    pub fn stream(mut self) -> Results<R> {
        let (values, received) = mpsc::unbounded();
        self.call.values = Some(values);
        let at = (self.target.name().to_owned(), self.call.function.clone());
        let source = Rc::clone(&self.source);
        let running = async move { self.run_to_json().await };
        Results::new(at, Box::pin(running), received, source)
    }

    /// Cancels the call as soon as `until` is there, or what was set before.
    pub(super) fn until(mut self, until: impl Future<Output = ()> + 'static) -> Self {
        self.until = Some(match self.until.take() {
            Some(before) => Box::pin(select(before, Box::pin(until)).map(drop)),
            None => Box::pin(until),
        });
        self
    }

    /// Names the worker that makes the call.
    pub(super) fn by(mut self, caller: Caller) -> Self {
        self.call.caller = Some(caller);
        self
    }

    async fn run(mut self) -> Result<R, Error> {
        let (worker, function) = (self.target.name().to_owned(), self.call.function.clone());
        let json = self.run_to_json().await?;
        json.decode().map_err(|error| Error::BadResult {
            worker,
            function,
            reason: error.within("result"),
        })
    }

    pub(super) async fn run_to_json(&mut self) -> Outcome {
        if self.timeout.is_none() && self.until.is_none() {
            return self.send_and_wait().await;
        }
        let given_up = self.given_up();
        let running = self.send_and_wait();
        match select(pin!(given_up), pin!(running)).await {
            Either::Left((error, _)) => Err(error),
            Either::Right((outcome, _)) => outcome,
        }
    }

    /// Waits until the caller does not want to wait any more.
    fn given_up(&mut self) -> impl Future<Output = Error> + use<R> {
        let (worker, function) = (self.target.name().to_owned(), self.call.function.clone());
        let milliseconds = self.timeout.map(time::milliseconds);
        let until = self.until.take().unwrap_or_else(|| Box::pin(pending()));
        async move {
            let expired = async {
                match milliseconds {
                    Some(milliseconds) => TimeoutFuture::new(milliseconds).await,
                    None => pending().await,
                }
            };
            let milliseconds = milliseconds.unwrap_or_default().into();
            match select(until, pin!(expired)).await {
                Either::Left(_) => Error::Cancelled { worker, function },
                Either::Right(_) => Error::TimedOut { worker, function, milliseconds },
            }
        }
    }

    async fn send_and_wait(&mut self) -> Outcome {
        let arguments = self.arguments()?;
        let waiter = self.call.caller.as_ref().and_then(|caller| caller.waiter.clone());
        let lease = self.target.lease(waiter).await?;
        let worker: &Rc<Supervisor> = lease.worker();
        let grace = self.grace.or(self.target.grace());
        let sent = worker.send(std::mem::take(&mut self.call), arguments, grace)?;
        self.source.set(Source { worker: Rc::clone(worker), id: sent.id }).ok();
        sent.outcome().await
    }

    fn arguments(&mut self) -> Result<Json, Error> {
        std::mem::replace(&mut self.arguments, Ok(Json::default())).map_err(|error| {
            Error::BadArguments {
                worker: self.target.name().to_owned(),
                function: self.call.function.clone(),
                reason: error.within("args"),
            }
        })
    }
}

impl<R: DeserializeOwned + 'static> IntoFuture for Call<R> {
    type Output = Result<R, Error>;
    type IntoFuture = LocalBoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}
