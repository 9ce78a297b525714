//! π(x), the number of primes up to `x`, without finding them all: the method of Lagarias, Miller and
//! Odlyzko, with the easy leaves of Deléglise and Rivat.
//!
//! Let φ(x, a) be how many numbers up to `x` have none of the first `a` primes as a divisor. With
//! `∛x ≤ y ≤ √x`, such a number has at most two prime factors above `y`, so that (Meissel, Lehmer)
//!
//! ```text
//! π(x) = φ(x, π(y)) + π(y) − 1 − P₂       P₂ = Σ π(x/p) − π(p) + 1   for primes y < p ≤ √x
//! ```
//!
//! Removing one prime after another, φ(x, a) = φ(x, a−1) − φ(x/p_a, a−1), grows a tree whose nodes are
//! μ(n)·φ(x/n, b). A node is not expanded any more, and is a leaf,
//!
//! - when `b = 3`, for `n ≤ y`: an *ordinary* leaf, counted modulo 30 ([`ordinary`]);
//! - when `n = p·m` is greater than `y`, `p` the (b+1)-th prime, all prime factors of `m ≤ y` greater:
//!   a *special* leaf.
//!
//! With `p > ∜x`, a special leaf's `m` is a prime, and `x/n < p²`: what φ counts are the primes from `p`
//! on, and 1. These are *easy*, by a table of π up to √x ([`easy`]). The others are *hard*: a sieve up to
//! `x/y` removes the primes one after another, and counts what remains ([`hard`]). P₂ takes a sieve up
//! to `x/y`, too ([`pairs`]). All of it takes about x^⅔ steps, and √x memory.
//!
//! References: J. C. Lagarias, V. S. Miller, A. M. Odlyzko, “Computing π(x): the Meissel–Lehmer method”,
//! Mathematics of Computation 44 (1985); M. Deléglise, J. Rivat, “Computing π(x): the Meissel, Lehmer,
//! Lagarias, Miller, Odlyzko method”, Mathematics of Computation 65 (1996).

mod bounds;
mod easy;
mod hard;
mod ordinary;
mod pairs;
mod table;
#[cfg(test)]
mod tests;

use crate::sieve::Sieve;
use bounds::Bounds;
use easy::Easy;
use hard::Hard;
use pairs::Pairs;
use table::Table;

/// Below, a sieve is as quick.
const SMALLEST: u64 = 10_000_000;

/// A computation of π(x), step by step.
pub(crate) struct Pi {
    /// What is known of it so far.
    sum: i64,
    work: Option<Work>,
}

/// What is left to do for a large `x`.
struct Work {
    table: Table,
    easy: Easy,
    hard: Hard,
    pairs: Pairs,
}

impl Pi {
    pub(crate) fn new(x: u64) -> Self {
        if x < SMALLEST {
            return Self { sum: counted(x) as i64, work: None };
        }
        let bounds = Bounds::of(x);
        let table = Table::new(x.isqrt());
        let below_y = table.pi(bounds.y) as i64;
        Self {
            sum: ordinary::sum(bounds) + below_y - 1,
            work: Some(Work {
                easy: Easy::new(bounds, &table),
                hard: Hard::new(bounds, &table),
                pairs: Pairs::new(bounds, &table),
                table,
            }),
        }
    }

    /// Goes a step further; `None` when the sum is π(x).
    pub(crate) fn advance(&mut self) -> Option<()> {
        let Work { table, easy, hard, pairs } = self.work.as_mut()?;
        let step = easy
            .advance(table)
            .or_else(|| hard.advance(table))
            .or_else(|| pairs.advance(table).map(|pairs| -pairs));
        self.sum += step?;
        Some(())
    }

    /// π(x), when all steps are done.
    pub(crate) fn sum(&self) -> u64 {
        self.sum as u64
    }

    /// How much is done, and how much there is to do.
    pub(crate) fn done(&self) -> (u64, u64) {
        self.work.as_ref().map_or((0, 0), |Work { easy, hard, pairs, .. }| {
            let parts = [easy.done(), hard.done(), pairs.done()];
            parts.iter().fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1))
        })
    }
}

fn counted(x: u64) -> u64 {
    let mut sieve = Sieve::new(0, x);
    let mut count = sieve.small().len() as u64;
    while let Some(piece) = sieve.advance() {
        count += piece.count();
    }
    count
}
