//! The hard leaves: −μ(m)·φ(x/(p·m), π(p)−1) for primes `5 < p ≤ ∜x` and `y/p < m ≤ y`, where all
//! prime factors of `m` are greater than `p`.
//!
//! A sieve goes up to `x/y` in segments. In each, one prime after another is removed; before a prime is,
//! what remains up to x/(p·m) is counted for each of its leaves. These lie in ascending order, so that
//! one pass over the segment counts for all of them.

use super::bounds::Bounds;
use super::ordinary::Factors;
use super::table::Table;
use crate::sieve::{Counter, Remover};

/// Bytes in a segment, each for 30 numbers: they fit in a core's first-level cache.
const SEGMENT: usize = 32 * 1024;

/// The sum of the hard leaves, a segment at a time.
pub(super) struct Hard {
    bounds: Bounds,
    factors: Factors,
    low: u64,
    /// The primes above 5, up to the fourth root; and the number of smaller ones.
    primes: Vec<HardPrime>,
    /// The segment, and room for strikes past its end.
    room: Vec<u8>,
}

struct HardPrime {
    prime: u64,
    remover: Remover,
    /// φ of the start of the segment, and the primes before this one.
    before: u64,
}

impl Hard {
    pub(super) fn new(bounds: Bounds, table: &Table) -> Self {
        let below = table.pi(bounds.fourth_root) as usize;
        let primes = table.primes()[3..below].iter().map(|&prime| HardPrime {
            prime: u64::from(prime),
            remover: Remover::new(prime),
            before: 0,
        });
        Self {
            bounds,
            factors: Factors::new(bounds.y),
            low: 0,
            primes: primes.collect(),
            room: vec![0; SEGMENT + bounds.fourth_root as usize],
        }
    }

    pub(super) fn advance(&mut self, table: &Table) -> Option<i64> {
        if self.low > self.bounds.z {
            return None;
        }
        self.room.fill(0);
        let segment = Segment { low: self.low, high: self.low + 30 * SEGMENT as u64 };
        let mut sum = 0;
        for hard in &mut self.primes {
            // Beyond x/p², only a small prime has leaves: a number m that is not prime.
            let p = hard.prime;
            if p * p > self.bounds.y && segment.low > self.bounds.x / (p * p) {
                break;
            }
            let mut count = Counter::new(&self.room[..SEGMENT], hard.before);
            sum += match p * p <= self.bounds.y {
                true => segment.leaves(self.bounds, p, &self.factors, &mut count),
                false => segment.prime_leaves(self.bounds, p, table, &mut count),
            };
            hard.before = count.all();
            hard.remover.remove(&mut self.room, SEGMENT);
        }
        self.low = segment.high;
        Some(sum)
    }

    pub(super) fn done(&self) -> (u64, u64) {
        (self.low.min(self.bounds.z), self.bounds.z)
    }
}

/// The numbers of a segment.
struct Segment {
    low: u64,
    high: u64,
}

impl Segment {
    /// The `m` whose leaves x/(p·m) are in the segment: from after the first to the second.
    fn range(&self, bounds: Bounds, p: u64, least: u64) -> (u64, u64) {
        let v = bounds.x / p;
        let largest = v.checked_div(self.low).unwrap_or(bounds.y).min(bounds.y);
        ((v / self.high).max(least).min(largest), largest)
    }

    /// The leaves of a prime up to √y.
    fn leaves(&self, bounds: Bounds, p: u64, factors: &Factors, count: &mut Counter<'_>) -> i64 {
        let (after, largest) = self.range(bounds, p, bounds.y / p);
        let leaf = |m: u64| {
            let (mu, least) = (factors.mu(m as usize), factors.least(m as usize));
            if mu == 0 || u64::from(least) <= p {
                return 0;
            }
            -i64::from(mu) * self.count(count, bounds.x / p / m)
        };
        (after + 1..=largest).rev().map(leaf).sum()
    }

    /// The leaves of a greater prime: then `m` is a prime, too.
    fn prime_leaves(&self, bounds: Bounds, p: u64, table: &Table, count: &mut Counter<'_>) -> i64 {
        let (after, largest) = self.range(bounds, p, p);
        if after == largest {
            return 0;
        }
        let primes = table.pi(after) as usize..table.pi(largest) as usize;
        let leaf = |&m: &u32| self.count(count, bounds.x / p / u64::from(m));
        table.primes()[primes].iter().rev().map(leaf).sum()
    }

    /// What remains up to a number of the segment, and before it.
    fn count(&self, count: &mut Counter<'_>, number: u64) -> i64 {
        count.up_to(number - self.low).unwrap_or_default() as i64
    }
}
