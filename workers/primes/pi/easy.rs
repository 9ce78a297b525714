//! The easy leaves: `p·q` with primes `∜x < p < q ≤ y`.
//!
//! φ(x/(p·q), π(p)−1) is 1 when `x/(p·q) < p`, and else π(x/(p·q)) − π(p) + 2.

use super::bounds::Bounds;
use super::table::Table;

/// How many leaves are in a step, or a few more.
const STEP: usize = 1 << 18;

/// The sum of the easy leaves, a few `p` at a time.
pub(super) struct Easy {
    bounds: Bounds,
    /// The index of the next `p`, where they began, and the number of primes up to `y`.
    next: usize,
    start: usize,
    end: usize,
}

impl Easy {
    pub(super) fn new(bounds: Bounds, table: &Table) -> Self {
        let start = table.pi(bounds.fourth_root) as usize;
        Self { bounds, next: start, start, end: table.pi(bounds.y) as usize }
    }

    pub(super) fn advance(&mut self, table: &Table) -> Option<i64> {
        if self.next == self.end {
            return None;
        }
        let (mut sum, mut leaves) = (0, 0);
        while self.next < self.end && leaves < STEP {
            let (p, smaller) = (u64::from(table.primes()[self.next]), self.next);
            self.next += 1;
            // From here on, x/(p·q) is less than p.
            let largest = (self.bounds.x / (p * p)).min(self.bounds.y);
            let one_from = if largest > p { table.pi(largest) as usize } else { self.next };
            let others = &table.primes()[self.next..one_from];
            sum += (self.end - one_from) as i64 + leaves_of(table, self.bounds.x / p, others);
            sum -= others.len() as i64 * (smaller as i64 - 1);
            leaves += others.len() + 1;
        }
        Some(sum)
    }

    pub(super) fn done(&self) -> (u64, u64) {
        let primes = |count: usize| count as u64 * self.bounds.z / self.end as u64;
        (primes(self.next - self.start), primes(self.end - self.start))
    }
}

/// Σ π(v/q).
#[inline(never)]
fn leaves_of(table: &Table, v: u64, primes: &[u32]) -> i64 {
    primes.iter().map(|&q| table.pi(v / u64::from(q)) as i64).sum()
}
