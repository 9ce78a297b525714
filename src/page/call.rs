//! One call of an exported function: what it is given, and the future that it becomes.

use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::{Either, LocalBoxFuture, select};
use gloo_timers::future::TimeoutFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::protocol::{Error, Json, NotJson, Progress};

use super::pending::{OnProgress, Outcome};
use super::supervisor::Supervisor;
use super::time;

/// A call that is sent when it is awaited. Dropping the future cancels it.
///
/// # Errors
/// Whatever [`Error`] says: a call always ends in a value or in one of them.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<R> {
    supervisor: Rc<Supervisor>,
    function: String,
    arguments: Result<Json, NotJson>,
    timeout: Option<Duration>,
    on_progress: Option<OnProgress>,
    result: PhantomData<fn() -> R>,
}

impl<R: DeserializeOwned + 'static> Call<R> {
    pub(super) fn new<A: Serialize>(
        supervisor: Rc<Supervisor>,
        function: &str,
        arguments: A,
    ) -> Self {
        Self::with_json(supervisor, function, encode(arguments))
    }

    pub(super) fn with_json(
        supervisor: Rc<Supervisor>,
        function: &str,
        arguments: Result<Json, NotJson>,
    ) -> Self {
        Self {
            supervisor,
            function: function.to_owned(),
            arguments,
            timeout: None,
            on_progress: None,
            result: PhantomData,
        }
    }

    /// Sets how long the call may take, the wait for the worker to be ready included. Default: no limit.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// Sets what to do with each progress report of the function.
    pub fn on_progress(mut self, callback: impl FnMut(Progress) + 'static) -> Self {
        self.on_progress = Some(Box::new(callback));
        self
    }

    async fn run(mut self) -> Result<R, Error> {
        let json = self.run_to_json().await?;
        json.decode().map_err(|error| Error::BadResult {
            worker: self.supervisor.name().to_owned(),
            function: self.function,
            reason: error.within("result"),
        })
    }

    pub(super) async fn run_to_json(&mut self) -> Outcome {
        let timeout = self.timeout;
        let running = self.send_and_wait();
        let Some(limit) = timeout else {
            return running.await;
        };
        let milliseconds = time::milliseconds(limit);
        let in_time = first(running, TimeoutFuture::new(milliseconds)).await;
        in_time.unwrap_or_else(|| {
            Err(Error::TimedOut {
                worker: self.supervisor.name().to_owned(),
                function: self.function.clone(),
                milliseconds: milliseconds.into(),
            })
        })
    }

    async fn send_and_wait(&mut self) -> Outcome {
        let arguments = self.checked_arguments()?;
        // A worker that was ready may have crashed by the time this task goes on, so it looks again.
        while !self.supervisor.is_ready() {
            self.supervisor.ready().await?;
        }
        let sent = self.supervisor.send(&self.function, arguments, self.on_progress.take())?;
        sent.outcome().await
    }

    fn checked_arguments(&self) -> Result<Json, Error> {
        let bad = |reason| Error::BadArguments {
            worker: self.supervisor.name().to_owned(),
            function: self.function.clone(),
            reason,
        };
        match &self.arguments {
            Ok(json) if json.as_str().starts_with('[') => Ok(json.clone()),
            Ok(_) => Err(bad("arguments are a tuple or an array, one element a parameter".into())),
            Err(error) => Err(bad(error.within("args"))),
        }
    }
}

impl<R: DeserializeOwned + 'static> IntoFuture for Call<R> {
    type Output = Result<R, Error>;
    type IntoFuture = LocalBoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

/// `()` is no arguments, though serde writes it as `null`.
fn encode<A: Serialize>(arguments: A) -> Result<Json, NotJson> {
    let json = Json::encode(&arguments)?;
    match json.as_str() {
        "null" => Json::from_text("[]".into()),
        _ => Ok(json),
    }
}

/// What `running` gives, unless `limit` is over before.
async fn first<T>(running: impl Future<Output = T>, limit: impl Future) -> Option<T> {
    match select(pin!(running), pin!(limit)).await {
        Either::Left((output, _)) => Some(output),
        Either::Right(_) => None,
    }
}
