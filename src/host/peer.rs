//! Other workers of the page, as a worker sees them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_channel::oneshot;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::protocol::{Ask, CallId, Error, Json, NotJson, RequestId, Signature, ToPage};

use super::{current, outbox};

/// A value, or an error that nobody has read yet.
type Outcome = Result<Json, Json>;

/// The requests that wait for an answer.
#[derive(Default)]
struct Requests {
    last: RequestId,
    waiting: BTreeMap<RequestId, oneshot::Sender<Outcome>>,
}

thread_local! {
    static REQUESTS: RefCell<Requests> = RefCell::default();
}

/// Waits until another worker of the page is ready, whatever its language.
///
/// ```no_run
/// async fn sum_of_sums(rows: Vec<Vec<f64>>) -> Result<f64, named_workers::Error> {
///     let calculator = named_workers::peer("calculator").await?;
///     let mut sum = 0.0;
///     for row in rows {
///         sum += calculator.call::<f64>("sum", (row,)).await?;
///     }
///     Ok(sum)
/// }
/// ```
///
/// # Errors
/// The page's own: [`Error::UnknownWorker`] or [`Error::StartFailed`], and [`Error::Deadlock`] if the
/// two workers would wait for each other.
pub async fn peer(name: &str) -> Result<Peer, Error> {
    let exports = Request::send(current::call(), name, Ask::Exports).await?;
    let exports = exports.decode().map_err(|error| Error::BadResult {
        worker: name.to_owned(),
        function: "exports".into(),
        reason: error.within("exports"),
    })?;
    Ok(Peer { name: name.to_owned(), exports })
}

/// Another worker of the page.
#[derive(Clone, Debug)]
pub struct Peer {
    name: String,
    exports: Vec<Signature>,
}

impl Peer {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it exports.
    pub fn exports(&self) -> &[Signature] {
        &self.exports
    }

    /// Calls an exported function with a tuple of arguments; await it for the result.
    pub fn call<R>(&self, function: &str, arguments: impl Serialize) -> PeerCall<R> {
        PeerCall {
            worker: self.name.clone(),
            function: function.to_owned(),
            arguments: Json::encode_arguments(&arguments),
            timeout: None,
            result: PhantomData,
        }
    }
}

/// A call of another worker. It is sent when it is awaited; dropping the future cancels it.
///
/// # Errors
/// Those of a call from the page, and [`Error::Deadlock`] if the call would wait for itself.
#[must_use = "a call is sent when it is awaited"]
pub struct PeerCall<R> {
    worker: String,
    function: String,
    arguments: Result<Json, NotJson>,
    timeout: Option<Duration>,
    result: PhantomData<fn() -> R>,
}

impl<R: DeserializeOwned + 'static> PeerCall<R> {
    /// Sets how long the call may take. Default: no limit.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    async fn run(self) -> Result<R, Error> {
        let Self { worker, function, arguments, timeout, .. } = self;
        let arguments = arguments.map_err(|error| Error::BadArguments {
            worker: worker.clone(),
            function: function.clone(),
            reason: error.within("args"),
        })?;
        let milliseconds = timeout.map(|limit| limit.as_millis() as u64);
        let ask = Ask::Call { function: function.clone(), arguments, milliseconds };
        let json = Request::send(current::call(), &worker, ask).await?;
        json.decode().map_err(|error| Error::BadResult {
            worker,
            function,
            reason: error.within("result"),
        })
    }
}

impl<R: DeserializeOwned + 'static> IntoFuture for PeerCall<R> {
    type Output = Result<R, Error>;
    type IntoFuture = LocalBoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

/// A request that waits for its answer. Dropping it withdraws it.
pub(super) struct Request {
    pub(super) id: RequestId,
    answer: oneshot::Receiver<Outcome>,
}

impl Request {
    /// Asks as part of a call, if it is known.
    pub(super) fn send(during: Option<CallId>, worker: &str, ask: Ask) -> Self {
        let (sender, answer) = oneshot::channel();
        let id = REQUESTS.with_borrow_mut(|requests| {
            requests.last += 1;
            requests.waiting.insert(requests.last, sender);
            requests.last
        });
        let worker = worker.to_owned();
        outbox::send(ToPage::Request { id, during, worker, ask });
        Self { id, answer }
    }
}

impl Future for Request {
    type Output = Result<Json, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.answer.poll_unpin(context).map(|answer| match answer {
            Ok(outcome) => outcome.map_err(read),
            // It was withdrawn, and nobody listens: this ends the task that did.
            Err(oneshot::Canceled) => {
                Err(Error::Cancelled { worker: String::new(), function: String::new() })
            }
        })
    }
}

fn read(error: Json) -> Error {
    error.decode().unwrap_or_else(|not_json| Error::BadResult {
        worker: String::new(),
        function: "error".into(),
        reason: not_json.within("error"),
    })
}

impl Drop for Request {
    fn drop(&mut self) {
        withdraw(self.id);
    }
}

/// Tells the page that nobody waits for an answer any more.
pub(super) fn withdraw(id: RequestId) {
    if take(id).is_some() {
        outbox::send(ToPage::Withdraw { id });
    }
}

/// Gives an answer to whoever waits for it.
pub(super) fn answer(id: RequestId, outcome: Outcome) {
    if let Some(waiting) = take(id) {
        waiting.send(outcome).ok(); // who waited has gone
    }
}

fn take(id: RequestId) -> Option<oneshot::Sender<Outcome>> {
    REQUESTS.with_borrow_mut(|requests| requests.waiting.remove(&id))
}
