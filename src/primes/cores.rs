//! A search on every core: a pool of workers that share the numbers out among them.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, Shared, try_join_all};

use super::last;
use super::result::{FIRST, FIRST_END, Primes};
use named_workers::{Declaration, Error, Pool, Progress, WorkerType, create_pool};
use named_workers_ui::clock;

/// How many parts there are for each worker: a slow worker leaves parts to the others.
const PARTS: u64 = 4;

type Creation = Shared<LocalBoxFuture<'static, Result<Pool, Error>>>;

thread_local! {
    static POOL: RefCell<Option<Creation>> = const { RefCell::new(None) };
}

/// Counts the primes up to `limit`, and lists the first and the last.
pub(super) async fn find(
    pool: &Pool,
    limit: u64,
    report: impl Fn(Progress) + 'static,
) -> Result<Primes, Error> {
    let started = clock::now();
    let count = count(pool, limit, report).await?;
    let mut first: Vec<_> = pool.call("primes_between", (0, limit.min(FIRST_END))).await?;
    first.truncate(FIRST);
    let last = pool.call("primes_between", last::window(limit)).await?;
    Ok(Primes { started, count, first, last: last::keep_last(last) })
}

/// Counts the primes up to `limit`, in parts that the pool's workers take one after the other.
pub(super) async fn count(
    pool: &Pool,
    limit: u64,
    report: impl Fn(Progress) + 'static,
) -> Result<u64, Error> {
    let parts = parts(limit, pool.size() as u64 * PARTS);
    let sum = Rc::new(Sum { done: RefCell::new(vec![0.0; parts.len()]), limit, report });
    let counts = parts.into_iter().enumerate().map(|(index, part)| {
        let sum = Rc::clone(&sum);
        let call = pool.call::<u64>("count_primes", part);
        call.on_progress(move |progress| sum.set(index, progress.done)).into_future()
    });
    Ok(try_join_all(counts).await?.iter().sum())
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

/// The progress of all parts together.
struct Sum<Report> {
    done: RefCell<Vec<f64>>,
    limit: u64,
    report: Report,
}

impl<Report: Fn(Progress)> Sum<Report> {
    fn set(&self, part: usize, done: f64) {
        self.done.borrow_mut()[part] = done;
        let done = self.done.borrow().iter().sum();
        (self.report)(Progress { done, total: self.limit as f64, message: None });
    }
}

/// The numbers up to `limit` in this many parts, both ends included; in fewer if there are too few
/// numbers.
fn parts(limit: u64, parts: u64) -> Vec<(u64, u64)> {
    let length = (limit / parts + 1).max(FIRST_END);
    let starts = (0..=limit).step_by(usize::try_from(length).unwrap_or(usize::MAX));
    starts.map(|from| (from, limit.min(from + length - 1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_adjacent_and_hold_every_number_once() {
        for limit in [2, 100, 101, 1_000, 12_345, 10_000_000_000] {
            let parts = parts(limit, 8);
            assert_eq!((parts[0].0, parts[parts.len() - 1].1), (0, limit));
            assert!(parts.windows(2).all(|pair| pair[0].1 + 1 == pair[1].0), "{limit}");
            assert!(parts.len() <= 8);
        }
    }

    #[test]
    fn few_numbers_are_one_part() {
        assert_eq!(parts(50, 8), [(0, 50)]);
    }
}
