//! A search by ranges: workers take the numbers part by part, until none is left.

use std::cell::RefCell;
use std::iter::repeat_n;
use std::rc::Rc;

use futures_util::future::try_join_all;

use super::last;
use super::result::{FIRST, FIRST_END, Primes};
use named_workers::{Error, Pool, Progress};
use named_workers_ui::clock;

/// How many parts there are for each worker: a slow worker leaves parts to the others.
const PARTS: u64 = 4;

/// Counts the primes up to `limit`, and lists the first and the last. There is at least one pool.
pub(super) async fn find(
    pools: &[Pool],
    limit: u64,
    report: impl Fn(Progress) + 'static,
) -> Result<Primes, Error> {
    let started = clock::now();
    let count = count(pools, limit, report).await?;
    let mut first: Vec<_> = pools[0].call("primes_between", (0, limit.min(FIRST_END))).await?;
    first.truncate(FIRST);
    let last = pools[0].call("primes_between", last::window(limit)).await?;
    Ok(Primes { started, count, first, last: last::keep_last(last) })
}

/// Counts the primes up to `limit`: whichever worker of a pool is free takes the next part.
pub(super) async fn count(
    pools: &[Pool],
    limit: u64,
    report: impl Fn(Progress) + 'static,
) -> Result<u64, Error> {
    let workers: Vec<_> = pools.iter().flat_map(|pool| repeat_n(pool, pool.size())).collect();
    let parts = parts(limit, workers.len() as u64 * PARTS);
    let sum = Rc::new(Sum { done: RefCell::new(vec![0.0; parts.len()]), limit, report });
    let parts = RefCell::new(parts.into_iter().enumerate());
    let next = || parts.borrow_mut().next();
    let counts = workers.into_iter().map(|pool| async {
        let mut count = 0;
        while let Some((index, part)) = next() {
            let sum = Rc::clone(&sum);
            let call = pool.call::<u64>("count_primes", part);
            count += call.on_progress(move |progress| sum.set(index, progress.done)).await?;
        }
        Ok(count)
    });
    Ok(try_join_all(counts).await?.iter().sum())
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
