//! Several instances of one declaration, that share the calls among them.

mod instances;

use std::future::IntoFuture;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::FutureExt;
use futures_util::StreamExt;
use futures_util::future::{Either, LocalBoxFuture, join_all, select};
use futures_util::stream::{FuturesUnordered, LocalBoxStream};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::spawn_local;

use crate::protocol::{Error, Signature};

use super::target::Target;
use super::{Call, Declaration, create_named_worker, workers};

pub(super) use instances::Instances;

/// Declares a pool, starts its instances, and waits until they are ready: `name#1`, `name#2` and so
/// on, workers like any other.
///
/// ```no_run
/// # use named_workers::{Declaration, Error, WorkerType, create_pool};
/// # async fn example() -> Result<u64, Error> {
/// let declaration = Declaration::new("sieve", WorkerType::Rs).src("./primes.js");
/// let pool = create_pool(declaration).size(4).await?;
/// let counts = pool.map::<u64>("count_primes", [(0, 499), (500, 1_000)]).await;
/// counts.into_iter().sum()
/// # }
/// ```
pub fn create_pool(declaration: Declaration) -> CreatePool {
    CreatePool { declaration, size: cores() }
}

/// How many threads run at the same time on this machine, as the browser tells.
fn cores() -> usize {
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.map_or(1, |navigator| navigator.hardware_concurrency() as usize).max(1)
}

/// A pool that is created when it is awaited.
///
/// # Errors
/// Those of [`create_named_worker`], for the first instance that cannot be had; there is none then.
#[must_use = "a pool is created when it is awaited"]
pub struct CreatePool {
    declaration: Declaration,
    size: usize,
}

impl CreatePool {
    /// Sets the number of instances; at least one. Default: one for each core.
    pub fn size(mut self, size: usize) -> Self {
        self.size = size.max(1);
        self
    }

    /// Creates the pool in a task of its own: where nobody waits for it any more, it is ended.
    async fn create(self) -> Result<Pool, Error> {
        let name = self.declaration.name.clone();
        let (sender, created) = oneshot::channel();
        spawn_local(async move {
            if let Err(Ok(unwanted)) = sender.send(self.create_all().await) {
                unwanted.terminate();
            }
        });
        created.await.unwrap_or(Err(Error::Terminated { worker: name, function: None }))
    }

    async fn create_all(self) -> Result<Pool, Error> {
        let Self { declaration, size } = self;
        let name = declaration.name.clone();
        declaration.check()?;
        let names: Vec<_> = (1..=size).map(|number| format!("{name}#{number}")).collect();
        let taken = |name: &&String| workers().peek(name).is_some_and(|it| !it.has_ended());
        if let Some(taken) = names.iter().find(taken) {
            return Err(Error::DuplicateName { worker: taken.clone() });
        }
        let instances = names.into_iter().map(|name| Declaration { name, ..declaration.clone() });
        let created = join_all(instances.map(create_named_worker)).await;
        let (ready, failed): (Vec<_>, Vec<_>) = created.into_iter().partition(Result::is_ok);
        let ready: Vec<_> = ready.into_iter().flatten().map(|worker| worker.0).collect();
        if let Some(Err(error)) = failed.into_iter().next() {
            ready.iter().for_each(|instance| instance.terminate());
            return Err(error);
        }
        Ok(Pool(Rc::new(Instances::new(name, ready))))
    }
}

impl IntoFuture for CreatePool {
    type Output = Result<Pool, Error>;
    type IntoFuture = LocalBoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.create())
    }
}

/// A pool of workers. Each instance runs one call at a time, so that a crash ends no other call; an
/// instance that has ended is started again when it is needed. Cheap to clone.
#[derive(Clone)]
pub struct Pool(Rc<Instances>);

impl Pool {
    /// The pool's name.
    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// The number of its instances.
    pub fn size(&self) -> usize {
        self.0.all.len()
    }

    /// What each instance exports.
    pub fn exports(&self) -> Vec<Signature> {
        self.0.all.first().map(|instance| instance.exports()).unwrap_or_default()
    }

    /// Calls an exported function on the next instance that is free, in the order in which calls are
    /// awaited first. A call keeps its instance until its future has ended or is dropped, and a
    /// stream until it has ended: do not hold one while waiting for another.
    pub fn call<R: DeserializeOwned + 'static>(
        &self,
        function: &str,
        arguments: impl Serialize,
    ) -> Call<R> {
        Call::new(self.target(), function, arguments)
    }

    /// Calls a function once for each element of `arguments`, and waits for all of them: the results
    /// in the order of the arguments, whatever becomes of the others. Dropping the future cancels
    /// what runs.
    pub async fn map<R: DeserializeOwned + 'static>(
        &self,
        function: &str,
        arguments: impl IntoIterator<Item: Serialize>,
    ) -> Vec<Result<R, Error>> {
        let calls: Vec<_> =
            self.calls(function, arguments).map(|call| call.map(|(_, it)| it)).collect();
        join_all(calls).await
    }

    /// Like [`map`](Self::map), as a stream of results in the order in which they come, each with
    /// the index of its arguments.
    pub fn map_unordered<R: DeserializeOwned + 'static>(
        &self,
        function: &str,
        arguments: impl IntoIterator<Item: Serialize>,
    ) -> LocalBoxStream<'static, (usize, Result<R, Error>)> {
        self.calls(function, arguments).collect::<FuturesUnordered<_>>().boxed_local()
    }

    /// Starts a call for each element, each with its index.
    fn calls<R: DeserializeOwned + 'static>(
        &self,
        function: &str,
        arguments: impl IntoIterator<Item: Serialize>,
    ) -> impl Iterator<Item = LocalBoxFuture<'static, (usize, Result<R, Error>)>> {
        arguments.into_iter().enumerate().map(move |(index, arguments)| {
            let call = task(self.call(function, arguments).into_future());
            let pool = Rc::clone(&self.0);
            async move { (index, call.await.unwrap_or_else(|_| Err(pool.terminated()))) }
                .boxed_local()
        })
    }

    /// Ends every instance at once. Calls that run or wait fail with
    /// [`Terminated`](crate::Error::Terminated), and so do those that come later.
    pub fn terminate(&self) {
        self.0.terminate();
    }

    pub(super) fn target(&self) -> Target {
        Target::Pool(Rc::clone(&self.0))
    }
}

/// Runs a call by itself: a call that has ended gives its instance back whether or not somebody looks.
/// It is cancelled when the receiver is dropped.
fn task<T: 'static>(call: LocalBoxFuture<'static, T>) -> oneshot::Receiver<T> {
    let (mut sender, receiver) = oneshot::channel();
    spawn_local(async move {
        let ended = match select(sender.cancellation(), call).await {
            Either::Left(_) => None,
            Either::Right((ended, _)) => Some(ended),
        };
        if let Some(ended) = ended {
            sender.send(ended).ok(); // who waited may have gone just now
        }
    });
    receiver
}
