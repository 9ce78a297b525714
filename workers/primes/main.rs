//! The prime sieve as a worker.

mod among;
mod gaps;
pub(crate) mod pace;
mod pi;
pub(crate) mod sieve;

use named_workers::export;
use serde::Serialize;

use pace::Pace;
use pi::Pi;
use sieve::Sieve;

/// The largest number the sieve goes up to.
const MAX_LIMIT: u64 = 10_000_000_000_000;
/// The largest number whose π is counted.
const MAX_X: u64 = 1_000_000_000_000_000;
/// The most primes listed in one result.
const MAX_LISTED: usize = 1_000_000;

pub(crate) fn main() {
    export![
        find_primes(limit, first),
        count_primes(from, to),
        primes_between(from, to),
        pi(x),
        prime_bits(runs),
        gaps(limit)
    ]
    .serve();
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
    BeyondSieve(u64),
    #[error("{0} is too large: `pi` goes up to {MAX_X}")]
    BeyondPi(u64),
    #[error("at most {MAX_LISTED} primes are listed at a time; ask for a smaller range")]
    TooMany,
}

/// The number of primes up to `limit`, the first `first` of them (at most 1,000,000), and the largest.
async fn find_primes(limit: u64, first: usize) -> Result<Primes, LimitError> {
    if first > MAX_LISTED {
        return Err(LimitError::TooMany);
    }
    let count = count_primes(0, limit).await?;
    Ok(Primes { count, first: first_primes(limit, first), last: last_prime(limit) })
}

/// The number of primes from `from` to `to`, both included.
async fn count_primes(from: u64, to: u64) -> Result<u64, LimitError> {
    check(to)?;
    let mut sieve = Sieve::new(from, to);
    let mut count = sieve.small().len() as u64;
    let mut pace = Pace::new(to.saturating_sub(from));
    while let Some(piece) = sieve.advance() {
        count += piece.count();
        pace.keep(sieve.done()).await;
    }
    Ok(count)
}

/// The primes from `from` to `to`, both included; at most 1,000,000 of them.
async fn primes_between(from: u64, to: u64) -> Result<Vec<u64>, LimitError> {
    check(to)?;
    let mut sieve = Sieve::in_order(from, to);
    let mut primes: Vec<_> = sieve.small().collect();
    let mut pace = Pace::new(to.saturating_sub(from));
    while let Some(piece) = sieve.advance() {
        primes.extend(piece.primes());
        if primes.len() > MAX_LISTED {
            return Err(LimitError::TooMany);
        }
        pace.keep(sieve.done()).await;
    }
    Ok(primes)
}

/// The number of primes up to `x`, without finding them: up to 10^15.
async fn pi(x: u64) -> Result<u64, LimitError> {
    if x > MAX_X {
        return Err(LimitError::BeyondPi(x));
    }
    let mut pi = Pi::new(x);
    let mut pace = Pace::new(pi.done().1);
    while pi.advance().is_some() {
        pace.keep(pi.done().0).await;
    }
    Ok(pi.sum())
}

/// Which numbers of some runs (a start, a step and a length, at most 1,000,000 numbers together) are primes:
/// a bit for each, 1 for a prime, in hexadecimal.
fn prime_bits(runs: Vec<(u64, u64, u64)>) -> Result<String, LimitError> {
    let lengths = runs.iter().try_fold(0_u64, |sum, (_, _, length)| sum.checked_add(*length));
    if lengths.is_none_or(|sum| sum > MAX_LISTED as u64) {
        return Err(LimitError::TooMany);
    }
    for (start, step, length) in &runs {
        let end = step.checked_mul(*length).and_then(|way| start.checked_add(way));
        check(end.unwrap_or(u64::MAX))?;
    }
    Ok(among::prime_bits(&runs))
}

/// The gaps between the primes up to `limit`, and how often each is there; the smallest first.
async fn gaps(limit: u64) -> Result<Vec<(u64, u64)>, LimitError> {
    check(limit)?;
    Ok(gaps::up_to(limit).await)
}

fn check(limit: u64) -> Result<(), LimitError> {
    if limit > MAX_LIMIT { Err(LimitError::BeyondSieve(limit)) } else { Ok(()) }
}

/// The first primes up to a limit, at most this many.
fn first_primes(limit: u64, first: usize) -> Vec<u64> {
    // The largest possible one is below this: 15,485,863 is the millionth prime.
    let end = (first as u64 * 16).max(16);
    let mut sieve = Sieve::in_order(0, limit.min(end));
    let mut primes: Vec<_> = sieve.small().take(first).collect();
    while primes.len() < first
        && let Some(piece) = sieve.advance()
    {
        primes.extend(piece.primes().take(first - primes.len()));
    }
    primes
}

/// The largest prime up to a limit.
fn last_prime(limit: u64) -> Option<u64> {
    // The longest gap between primes below 10^13 is 674.
    let mut sieve = Sieve::in_order(limit.saturating_sub(1_000), limit);
    let mut last = sieve.small().last();
    while let Some(piece) = sieve.advance() {
        last = piece.primes().last().or(last);
    }
    last
}
