//! The ordinary leaves: Σ μ(n)·φ(x/n, 3) for all `n ≤ y` prime to 30.

use super::bounds::Bounds;
use crate::sieve::RESIDUES;

/// The sum of the ordinary leaves.
pub(super) fn sum(bounds: Bounds) -> i64 {
    let factors = Factors::new(bounds.y);
    let leaf = |n| i64::from(factors.mu(n)) * phi(bounds.x / n as u64) as i64;
    (1..=bounds.y as usize).filter(|&n| factors.least(n) > 5).map(leaf).sum()
}

/// φ(v, 3): how many numbers up to `v` are prime to 30.
fn phi(v: u64) -> u64 {
    v / 30 * 8 + RESIDUES.iter().filter(|&&residue| residue <= v % 30).count() as u64
}

/// What is to be known of the prime factors of small numbers.
pub(super) struct Factors {
    least: Vec<u32>,
    mu: Vec<i8>,
}

impl Factors {
    /// Of the numbers up to `limit`.
    pub(super) fn new(limit: u64) -> Self {
        let length = limit as usize + 1;
        let (mut least, mut mu) = (vec![u32::MAX; length], vec![1; length]);
        for prime in 2..length {
            if least[prime] != u32::MAX {
                continue;
            }
            for multiple in (prime..length).step_by(prime) {
                least[multiple] = least[multiple].min(prime as u32);
                mu[multiple] = -mu[multiple];
            }
            let square = prime.saturating_mul(prime);
            for multiple in (square..length).step_by(square) {
                mu[multiple] = 0;
            }
        }
        Self { least, mu }
    }

    /// The least prime factor; of 1, none is less than any.
    pub(super) fn least(&self, number: usize) -> u32 {
        self.least[number]
    }

    /// 0 if a prime divides the number twice, else 1 or −1, as the number of its prime factors is even
    /// or odd.
    pub(super) fn mu(&self, number: usize) -> i8 {
        self.mu[number]
    }
}
