//! A pool with a worker for each core.

use std::cell::RefCell;

use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, Shared};

use named_workers::{Declaration, Error, Pool, WorkerType, create_pool};

type Creation = Shared<LocalBoxFuture<'static, Result<Pool, Error>>>;

thread_local! {
    static POOL: RefCell<Option<Creation>> = const { RefCell::new(None) };
}

/// The pool, which is created when it is first needed, and again if that failed.
pub(super) async fn pool() -> Result<Pool, Error> {
    let creation = POOL.with_borrow_mut(|pool| {
        if pool.as_ref().and_then(Shared::peek).is_some_and(Result::is_err) {
            *pool = None;
        }
        pool.get_or_insert_with(|| create().boxed_local().shared()).clone()
    });
    creation.await
}

async fn create() -> Result<Pool, Error> {
    create_pool(Declaration::new("primes", WorkerType::Rs).src("./primes.js")).await
}
