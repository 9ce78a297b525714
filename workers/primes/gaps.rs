//! How far primes are from the next.

use crate::pace::Pace;
use crate::sieve::Sieve;

/// The gaps between the primes up to `limit`, and how often each is there; the smallest first.
pub(crate) async fn up_to(limit: u64) -> Vec<(u64, u64)> {
    let mut sieve = Sieve::in_order(0, limit);
    let mut gaps = Gaps::default();
    sieve.small().for_each(|prime| gaps.add(prime));
    let mut pace = Pace::new(limit);
    while let Some(piece) = sieve.advance() {
        piece.primes().for_each(|prime| gaps.add(prime));
        pace.keep(sieve.done()).await;
    }
    gaps.counted()
}

#[derive(Default)]
struct Gaps {
    last: Option<u64>,
    /// By their size.
    counts: Vec<u64>,
}

impl Gaps {
    fn add(&mut self, prime: u64) {
        let Some(last) = self.last.replace(prime) else { return };
        let gap = (prime - last) as usize;
        if gap >= self.counts.len() {
            self.counts.resize(gap + 1, 0);
        }
        self.counts[gap] += 1;
    }

    fn counted(&self) -> Vec<(u64, u64)> {
        let gaps = self.counts.iter().zip(0..).filter(|(count, _)| **count > 0);
        gaps.map(|(count, gap)| (gap, *count)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_gap_is_counted() {
        let mut gaps = Gaps::default();
        [2, 3, 5, 7, 11, 13, 17, 19, 23, 29].into_iter().for_each(|prime| gaps.add(prime));
        assert_eq!(gaps.counted(), [(1, 1), (2, 4), (4, 3), (6, 1)]);
    }
}
