//! The prime sieve as a worker.

mod pace;
mod sieve;

use named_workers::export;
use serde::Serialize;

use pace::Pace;
use sieve::Sieve;

/// The largest number the sieve goes up to.
const MAX_LIMIT: u64 = 1_000_000_000_000;
/// The most primes listed in one result.
const MAX_LISTED: usize = 100_000;

fn main() {
    export![find_primes(limit, first), count_primes(from, to), primes_between(from, to)].serve();
}

/// What `find_primes` finds.
#[derive(Serialize)]
struct Primes {
    /// How many primes there are up to the limit.
    count: u64,
    /// The first of them.
    first: Vec<u64>,
    /// The largest of them.
    last: Option<u64>,
}

/// The caller asked for more than this worker handles.
#[derive(Debug, thiserror::Error)]
enum LimitError {
    #[error("{0} is too large: the sieve goes up to {MAX_LIMIT}")]
    TooLarge(u64),
    #[error("at most {MAX_LISTED} primes are listed at a time; ask for a smaller range")]
    TooMany,
}

/// The number of primes up to `limit`, the first `first` of them (at most 100,000), and the largest.
async fn find_primes(limit: u64, first: usize) -> Result<Primes, LimitError> {
    if first > MAX_LISTED {
        return Err(LimitError::TooMany);
    }
    let mut found = Primes { count: 0, first: Vec::new(), last: None };
    let mut sieve = sieve(0, limit)?;
    let mut pace = Pace::new(0, limit);
    while let Some(segment) = sieve.advance() {
        let missing = first - found.first.len();
        found.first.extend(segment.primes().take(missing));
        found.last = segment.primes().next_back().or(found.last);
        found.count += segment.count();
        pace.keep(sieve.position()).await;
    }
    Ok(found)
}

/// The number of primes from `from` to `to`, both included.
async fn count_primes(from: u64, to: u64) -> Result<u64, LimitError> {
    let mut count = 0;
    let mut sieve = sieve(from, to)?;
    let mut pace = Pace::new(from, to);
    while let Some(segment) = sieve.advance() {
        count += segment.count();
        pace.keep(sieve.position()).await;
    }
    Ok(count)
}

/// The primes from `from` to `to`, both included; at most 100,000 of them.
async fn primes_between(from: u64, to: u64) -> Result<Vec<u64>, LimitError> {
    let mut primes = Vec::new();
    let mut sieve = sieve(from, to)?;
    let mut pace = Pace::new(from, to);
    while let Some(segment) = sieve.advance() {
        primes.extend(segment.primes());
        if primes.len() > MAX_LISTED {
            return Err(LimitError::TooMany);
        }
        pace.keep(sieve.position()).await;
    }
    Ok(primes)
}

fn sieve(from: u64, to: u64) -> Result<Sieve, LimitError> {
    match to {
        ..=MAX_LIMIT => Ok(Sieve::new(from, to)),
        _ => Err(LimitError::TooLarge(to)),
    }
}
