//! P₂: the numbers up to `x` that are products of two primes above `y`.
//!
//! For each prime `y < p ≤ √x`, the other factor is one of π(x/p) − π(p) + 1 primes. From the largest
//! `p` down, x/p goes up from √x to `x/y`: a sieve goes there, and counts.

use super::bounds::Bounds;
use super::table::Table;
use crate::sieve::Sieve;

/// The sum P₂, piece by piece of the sieve.
pub(super) struct Pairs {
    bounds: Bounds,
    sieve: Sieve,
    /// The number of primes before the sieve's next piece; of those up to `y`; and of those up to `p`,
    /// the next one.
    counted: u64,
    end: usize,
    next: usize,
}

impl Pairs {
    pub(super) fn new(bounds: Bounds, table: &Table) -> Self {
        let next = table.primes().len();
        Self {
            bounds,
            sieve: Sieve::in_order(bounds.x.isqrt() + 1, bounds.z),
            counted: next as u64,
            end: table.pi(bounds.y) as usize,
            next,
        }
    }

    pub(super) fn advance(&mut self, table: &Table) -> Option<i64> {
        let mut sum = 0;
        let piece = self.sieve.advance()?;
        let mut count = piece.counter(self.counted);
        while self.next > self.end {
            let factor = self.bounds.x / u64::from(table.primes()[self.next - 1]);
            let Some(primes) = count.up_to(factor - piece.start()) else {
                break;
            };
            sum += primes as i64 - self.next as i64 + 1;
            self.next -= 1;
        }
        self.counted = count.all();
        Some(sum)
    }

    pub(super) fn done(&self) -> (u64, u64) {
        (self.sieve.done(), self.bounds.z)
    }
}
