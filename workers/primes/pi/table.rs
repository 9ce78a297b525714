//! The primes up to a limit, and π of every number up to there.

use crate::sieve::{Sieve, place};

/// Primes, and a bit for each, with the number of those before.
pub(super) struct Table {
    primes: Vec<u32>,
    words: Vec<(u64, u64)>,
}

impl Table {
    pub(super) fn new(limit: u64) -> Self {
        let mut sieve = Sieve::in_order(0, limit);
        let mut primes: Vec<_> = sieve.small().map(|prime| prime as u32).collect();
        while let Some(piece) = sieve.advance() {
            primes.extend(piece.primes().map(|prime| prime as u32));
        }
        let mut words = vec![(0, 0); place(limit).0 + 1];
        for prime in &primes[3..] {
            let (word, up_to) = place(u64::from(*prime));
            // The highest of them.
            words[word].0 |= up_to ^ (up_to >> 1);
        }
        // 2, 3 and 5 have no bits.
        let mut before = 3;
        for (bits, sum) in &mut words {
            *sum = before;
            before += u64::from(bits.count_ones());
        }
        Self { primes, words }
    }

    /// The primes, in order.
    pub(super) fn primes(&self) -> &[u32] {
        &self.primes
    }

    /// How many primes there are up to a number from 5 to the limit.
    pub(super) fn pi(&self, number: u64) -> u64 {
        let (word, up_to) = place(number);
        let (bits, before) = self.words[word];
        before + u64::from((bits & up_to).count_ones())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pi_is_the_number_of_primes_so_far() {
        let table = Table::new(10_000);
        for number in 5..=10_000 {
            let primes = table.primes().partition_point(|&prime| u64::from(prime) <= number);
            assert_eq!(table.pi(number), primes as u64, "{number}");
        }
    }
}
