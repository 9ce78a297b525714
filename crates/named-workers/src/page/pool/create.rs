//! Creates pools.

use std::future::IntoFuture;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::{Either, LocalBoxFuture, join_all, select, try_join_all};

use crate::page::call::detach;
use crate::page::worker::Runner;
use crate::page::{Declaration, Workers};
use crate::protocol::Error;
use crate::task;

use super::Pool;
use super::instances::Instances;

/// How far apart the failures of instances may be that fail for one reason.
const AT_ONCE: Duration = Duration::from_millis(250);

/// The most instances a pool may have.
const MOST_INSTANCES: usize = 256;

/// A pool that is created when it is awaited.
///
/// # Errors
/// Those of [`create_named_worker`](crate::create_named_worker), for the first instance that is not
/// ready; then no instance is kept. [`Error::InvalidDeclaration`] for more than 256 instances.
#[derive(Debug)]
#[must_use = "a pool is created when it is awaited"]
pub struct CreatePool {
    workers: Workers,
    declaration: Declaration,
    size: Option<usize>,
}

impl CreatePool {
    pub(crate) fn new(workers: Workers, declaration: Declaration) -> Self {
        Self { workers, declaration, size: None }
    }

    /// Sets the number of instances, at most 256; zero counts as one. Default: one per core.
    pub fn size(mut self, size: usize) -> Self {
        self.size = Some(size.max(1));
        self
    }

    /// Creates the pool in a task of its own, so that all of it exists or nothing does.
    async fn create(self) -> Result<Pool, Error> {
        let name = self.declaration.name.clone();
        let created = detach(async move {
            let mut unwanted = Unwanted(Vec::new());
            self.create_all(&mut unwanted).await
        });
        created.await.unwrap_or(Err(Error::Terminated { worker: name, function: None }))
    }

    async fn create_all(self, unwanted: &mut Unwanted) -> Result<Pool, Error> {
        let Self { workers, declaration, size } = self;
        let name = declaration.name.clone();
        let size = size.unwrap_or_else(cores);
        declaration.check()?;
        check_size(&name, size)?;
        let names: Vec<_> = (1..=size).map(|number| format!("{name}#{number}")).collect();
        let taken = |name: &&String| workers.peek(name).is_some_and(|it| !it.has_ended());
        if let Some(taken) = names.iter().find(taken) {
            return Err(Error::DuplicateName { worker: taken.clone() });
        }
        for name in names {
            let instance = Declaration { name, ..declaration.clone() };
            unwanted.0.push(workers.declare(instance, Box::new(|| true))?);
        }
        all_ready(&unwanted.0).await?;
        Ok(Pool(Rc::new(Instances::new(workers, name, std::mem::take(&mut unwanted.0)))))
    }
}

/// The number of threads that this machine runs at once, as reported by the browser.
fn cores() -> usize {
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.map_or(1, |navigator| navigator.hardware_concurrency() as usize).max(1)
}

/// Waits until all instances are ready, or one cannot be. Where several fail for one reason, at about the
/// same time, the error is that of the first.
async fn all_ready(instances: &[Rc<Runner>]) -> Result<(), Error> {
    let ready = || instances.iter().map(|instance| instance.ready());
    let Err(error) = try_join_all(ready()).await else { return Ok(()) };
    let settled = join_all(ready());
    let settled = select(settled, task::sleep(AT_ONCE)).await;
    match settled {
        Either::Left((all, _)) => all.into_iter().collect(),
        Either::Right(_) => Err(error),
    }
}

fn check_size(name: &str, size: usize) -> Result<(), Error> {
    if size <= MOST_INSTANCES {
        return Ok(());
    }
    let reason = format!("a pool of {size} instances is too large; {MOST_INSTANCES} is the most");
    Err(Error::InvalidDeclaration { worker: name.to_owned(), reason })
}

/// The instances of a pool that is not complete yet. Dropping this terminates them.
struct Unwanted(Vec<Rc<Runner>>);

impl Drop for Unwanted {
    fn drop(&mut self) {
        self.0.iter().for_each(|instance| instance.terminate());
    }
}

impl IntoFuture for CreatePool {
    type Output = Result<Pool, Error>;
    type IntoFuture = LocalBoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.create())
    }
}
