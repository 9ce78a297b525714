//! Calls one function for each element of a list.

use std::cell::RefCell;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::rc::Rc;
use std::time::Duration;

use futures_channel::oneshot;
use futures_util::future::{FutureExt, LocalBoxFuture, Shared, join_all};
use futures_util::stream::{FuturesUnordered, LocalBoxStream, StreamExt};
use serde::de::DeserializeOwned;

use crate::page::call::{Call, Target, detach};
use crate::protocol::{Callee, Error, Json, NotJson, Progress};

/// Calls of one function, one for each element of a list, which are sent when it is awaited. Dropping
/// the future cancels those that have not ended.
///
/// # Errors
/// That of the first call, in the order of the arguments, that fails; once all have ended.
#[must_use = "the calls are sent when it is awaited"]
pub struct MapCall<R> {
    calls: Vec<Call<R>>,
    callee: Callee,
}

/// The result of one of the calls.
type Each<R> = Result<R, Error>;

impl<R: DeserializeOwned + 'static> MapCall<R> {
    pub(crate) fn new(
        target: Rc<dyn Target>,
        function: &str,
        arguments: Vec<Result<Json, NotJson>>,
    ) -> Self {
        let call = |arguments| Call::with_json(Rc::clone(&target), function, arguments);
        let calls = arguments.into_iter().map(call).collect();
        let callee = Callee::new(target.name(), function);
        Self { calls, callee }
    }

    /// Sets how long each call may take, including the wait for a free instance. Default: no limit.
    pub fn timeout(self, limit: Duration) -> Self {
        self.each(|call| call.timeout(limit))
    }

    /// Sets how long an instance may stay stuck in a call once it is cancelled or has timed out, before
    /// it is restarted. Default: one second.
    pub fn grace(self, limit: Duration) -> Self {
        self.each(|call| call.grace(limit))
    }

    /// Sets a callback for the progress reports of all calls.
    pub fn on_progress(self, callback: impl FnMut(Progress) + 'static) -> Self {
        let shared = Rc::new(RefCell::new(callback));
        self.each(|call| {
            let shared = Rc::clone(&shared);
            call.on_progress(move |progress| {
                // A report that comes from within the callback itself is skipped.
                if let Ok(mut callback) = shared.try_borrow_mut() {
                    callback(progress);
                }
            })
        })
    }

    /// Cancels all calls as soon as `until` completes.
    pub(crate) fn until(self, until: impl Future<Output = ()> + 'static) -> Self {
        let until: Shared<LocalBoxFuture<'static, ()>> = until.boxed_local().shared();
        self.each(|call| call.until(until.clone()))
    }

    /// The result of each call in the order of the arguments, regardless of the others.
    pub async fn results(self) -> Vec<Each<R>> {
        let (calls, callee) = self.start();
        let results = join_all(calls).await;
        results.into_iter().map(|each| each.unwrap_or_else(|_| Err(callee.terminated()))).collect()
    }

    /// The results as they come, each with the index of its arguments.
    pub fn unordered(self) -> LocalBoxStream<'static, (usize, Each<R>)> {
        let (calls, callee) = self.start();
        let calls = calls.into_iter().enumerate().map(move |(index, call)| {
            let callee = callee.clone();
            call.map(move |each| (index, each.unwrap_or_else(|_| Err(callee.terminated()))))
        });
        calls.collect::<FuturesUnordered<_>>().boxed_local()
    }

    /// Each call runs on its own: one that has ended returns its instance whether or not its result is
    /// awaited.
    fn start(self) -> (Vec<oneshot::Receiver<Each<R>>>, Callee) {
        let calls = self.calls.into_iter().map(|call| detach(call.into_future()));
        (calls.collect(), self.callee)
    }

    fn each(mut self, set: impl Fn(Call<R>) -> Call<R>) -> Self {
        self.calls = self.calls.into_iter().map(set).collect();
        self
    }
}

impl<R: DeserializeOwned + 'static> IntoFuture for MapCall<R> {
    type Output = Result<Vec<R>, Error>;
    type IntoFuture = LocalBoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.results().map(|results| results.into_iter().collect()).boxed_local()
    }
}

impl<R> fmt::Debug for MapCall<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { calls, callee } = self;
        f.debug_struct("MapCall").field("of", callee).field("calls", &calls.len()).finish()
    }
}
