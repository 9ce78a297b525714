//! Primes that strike, and where they are at.

use std::ops::Range;

use super::lanes;
use super::wheel::Wheel;

/// Primes in ascending order, each with the rows it strikes first.
pub(super) struct Strikers {
    primes: Vec<u32>,
    lanes: Vec<[u32; 8]>,
    /// The row that the lanes of each prime are counted from, modulo the prime.
    rows: Vec<u32>,
    to_next_group: Vec<u32>,
    /// From a segment to the next, and from the last one to the first.
    to_next_segment: Vec<u32>,
    to_first_segment: Vec<u32>,
    /// Primes that strike a segment equally often: the processor foresees the ends of their loops.
    equals: Vec<(usize, Range<usize>)>,
}

impl Strikers {
    /// The strikers of rows in this many segments of this length.
    pub(super) fn new(wheel: Wheel, primes: &[u32], length: usize, segments: usize) -> Self {
        let each = |value: &dyn Fn(u64) -> u64| -> Vec<u32> {
            primes.iter().map(|&prime| value(u64::from(prime)) as u32).collect()
        };
        let others = length as u64 * (segments.max(1) as u64 - 1);
        Self {
            primes: primes.to_vec(),
            lanes: primes.iter().map(|&prime| lanes::of(prime)).collect(),
            rows: vec![0; primes.len()],
            to_next_group: each(&|prime| lanes::inverse(wheel.q(), prime)),
            to_next_segment: each(&|prime| length as u64 % prime),
            to_first_segment: each(&|prime| (prime - others % prime) % prime),
            equals: equals(primes, length),
        }
    }

    /// Starts from the first group of this row.
    pub(super) fn start(&mut self, row: i64) {
        for (start, prime) in self.rows.iter_mut().zip(&self.primes) {
            *start = (-row).rem_euclid(i64::from(*prime)) as u32;
        }
    }

    /// Goes to the next group.
    pub(super) fn turn(&mut self) {
        lanes::turn(&mut self.rows, &self.to_next_group, &self.primes);
    }

    /// Goes to the next segment of the group.
    pub(super) fn next_segment(&mut self) {
        lanes::turn(&mut self.rows, &self.to_next_segment, &self.primes);
    }

    /// Goes from the last segment of the group to the first.
    pub(super) fn first_segment(&mut self) {
        lanes::turn(&mut self.rows, &self.to_first_segment, &self.primes);
    }

    /// Strikes a segment, and up to a prime beyond: there are multiples of it, too.
    pub(super) fn strike(&self, segment: &mut [u8]) {
        for (periods, range) in &self.equals {
            self.strike_equally(segment, *periods, range.clone());
        }
    }

    #[inline(never)]
    fn strike_equally(&self, segment: &mut [u8], periods: usize, range: Range<usize>) {
        let primes = self.primes[range.clone()].iter();
        let places = self.lanes[range.clone()].iter().zip(&self.rows[range]);
        for (prime, (lanes, row)) in primes.zip(places) {
            let first = lanes.map(|lane| lanes::less(lane, prime - row, *prime));
            if let Some(rows) = segment.get_mut(..periods * *prime as usize) {
                lanes::strike(rows, *prime as usize, first);
            }
        }
    }

    /// Strikes rows that are fewer than the primes: a lane once, or not at all.
    #[inline(never)]
    pub(super) fn strike_once(&self, rows: &mut [u8]) {
        for (prime, (lanes, row)) in self.primes.iter().zip(self.lanes.iter().zip(&self.rows)) {
            for (bit, lane) in lanes.iter().enumerate() {
                let first = lanes::less(*lane, prime - row, *prime);
                if let Some(byte) = rows.get_mut(first as usize) {
                    *byte |= 1 << bit;
                }
            }
        }
    }
}

/// Runs of primes that fit into a length equally often, the last time perhaps beyond its end.
fn equals(primes: &[u32], length: usize) -> Vec<(usize, Range<usize>)> {
    let mut start = 0;
    let runs = primes.chunk_by(|a, b| length.div_ceil(*a as usize) == length.div_ceil(*b as usize));
    let with_range = runs.map(|run| {
        let range = start..start + run.len();
        start = range.end;
        (length.div_ceil(run[0] as usize), range)
    });
    with_range.collect()
}
