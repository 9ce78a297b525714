//! Primes that strike, and where they are at.

use std::ops::Range;

use super::lanes;
use super::wheel::Wheel;

/// How much earlier than it must a prime strikes, to be in a run with others.
const NEAR: usize = 1024;

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
    /// How many rows a segment has, and how many numbers a row.
    length: usize,
    step: u64,
    /// Whether primes strike from their squares on only, and not themselves.
    from_squares: bool,
    runs: Vec<Run>,
}

/// Primes that strike a segment equally often: the processor foresees the ends of their loops.
struct Run {
    primes: Range<usize>,
    /// The row from which they strike.
    from: usize,
    periods: usize,
}

impl Strikers {
    /// Primes that strike blocks of this length.
    ///
    /// Below a prime's square, smaller primes strike its multiples.
    pub(super) fn of_blocks(wheel: Wheel, primes: &[u32], length: usize) -> Self {
        Self { from_squares: true, ..Self::of_segments(wheel, primes, length, 1) }
    }

    /// Primes that strike blocks of this many segments of this length.
    pub(super) fn of_segments(
        wheel: Wheel,
        primes: &[u32],
        length: usize,
        segments: usize,
    ) -> Self {
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
            length,
            step: wheel.step(),
            from_squares: false,
            runs: Vec::new(),
        }
    }

    /// Starts from the first group of this row.
    pub(super) fn start(&mut self, row: i64) {
        self.runs.clear();
        for (index, prime) in self.primes.iter().enumerate() {
            let from = self.from(row, *prime);
            let periods = |from: usize| (self.length - from).div_ceil(*prime as usize);
            match self.runs.last_mut() {
                Some(run) if run.periods == periods(run.from) && from < run.from + NEAR => {
                    run.primes.end += 1;
                }
                _ if from == self.length => break,
                _ => self.runs.push(Run { primes: index..index + 1, from, periods: periods(from) }),
            }
        }
        for run in &self.runs {
            for index in run.primes.clone() {
                let prime = i64::from(self.primes[index]);
                self.rows[index] = (-row - run.from as i64).rem_euclid(prime) as u32;
            }
        }
    }

    /// The row from which a prime strikes, counted from this one.
    fn from(&self, row: i64, prime: u32) -> usize {
        // A row reaches into the next.
        let square = (u64::from(prime).pow(2) / self.step) as i64 - 2;
        let from = if self.from_squares { square - row } else { 0 };
        from.clamp(0, self.length as i64) as usize
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
        self.runs.iter().for_each(|run| self.strike_equally(&mut segment[run.from..], run));
    }

    #[inline(never)]
    fn strike_equally(&self, segment: &mut [u8], run: &Run) {
        let primes = self.primes[run.primes.clone()].iter();
        let lanes = self.lanes[run.primes.clone()].iter();
        let rows = self.rows[run.primes.clone()].iter();
        for (prime, (lanes, row)) in primes.zip(lanes.zip(rows)) {
            let first = lanes.map(|lane| lanes::less(lane, prime - row, *prime));
            if let Some(rows) = segment.get_mut(..run.periods * *prime as usize) {
                lanes::strike(rows, *prime as usize, first);
            }
        }
    }

    /// Strikes rows that are fewer than the primes: a lane once, or not at all.
    pub(super) fn strike_once(&self, block: &mut [u8]) {
        self.runs.iter().for_each(|run| self.strike_rarely(&mut block[run.from..], run));
    }

    #[inline(never)]
    fn strike_rarely(&self, rows: &mut [u8], run: &Run) {
        for index in run.primes.clone() {
            let (prime, row) = (self.primes[index], self.rows[index]);
            for (bit, lane) in self.lanes[index].iter().enumerate() {
                let first = lanes::less(*lane, prime - row, prime);
                if let Some(byte) = rows.get_mut(first as usize) {
                    *byte |= 1 << bit;
                }
            }
        }
    }
}
