//! Other workers of the page, as a worker sees them.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::time::Duration;

use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::protocol::{Ask, Callee, Error, Json, NotJson, Signature};

use super::Host;

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
    let exports = ask(name, Ask::Exports).await?;
    let exports = exports
        .decode()
        .map_err(|error| Callee::new(name, "exports").bad_result(error.within("exports")))?;
    Ok(Peer { name: name.to_owned(), exports })
}

/// Asks as part of the call whose code is running.
async fn ask(worker: &str, ask: Ask) -> Result<Json, Error> {
    let (host, call) = match Host::current_call() {
        Some((host, call)) => (host, Some(call)),
        None => (Host::current().ok_or_else(|| no_page(worker))?, None),
    };
    host.ask(call, worker, ask).await
}

/// The error outside a worker, where there is no page to answer.
fn no_page(worker: &str) -> Error {
    Error::UnknownWorker { worker: worker.to_owned(), known: Vec::new() }
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

    /// Calls an exported function with a tuple of arguments; await the call for its result.
    pub fn call<R>(&self, function: &str, arguments: impl Serialize) -> PeerCall<R> {
        PeerCall {
            callee: Callee::new(&self.name, function),
            arguments: Json::encode_arguments(&arguments),
            timeout: None,
            result: PhantomData,
        }
    }
}

/// A call of another worker, which is sent when it is awaited. Dropping the future cancels it.
///
/// # Errors
/// Those of a call from the page, and [`Error::Deadlock`] if the call would wait for itself.
#[must_use = "a call is sent when it is awaited"]
pub struct PeerCall<R> {
    callee: Callee,
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
        let Self { callee, arguments, timeout, .. } = self;
        let arguments = arguments.map_err(|error| callee.bad_arguments(error.within("args")))?;
        let milliseconds = timeout.map(|limit| limit.as_millis() as u64);
        let function = callee.function.clone();
        let json = ask(&callee.worker, Ask::Call { function, arguments, milliseconds }).await?;
        json.decode().map_err(|error| callee.unexpected(&error))
    }
}

impl<R: DeserializeOwned + 'static> IntoFuture for PeerCall<R> {
    type Output = Result<R, Error>;
    type IntoFuture = LocalBoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<R> fmt::Debug for PeerCall<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PeerCall").field("callee", &self.callee).finish_non_exhaustive()
    }
}
