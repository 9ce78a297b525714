//! The smallest primes strike too often to do it one by one: their strikes are made once, as patterns
//! to copy.
//!
//! Two primes `p` and `q` strike the same lanes every `p·q` rows. Small ones are paired with large ones,
//! so that no pattern is long. Another group or row only starts elsewhere in the pattern.

use super::lanes::{self, CHUNK};
use super::wheel::Wheel;

/// How many primes have their strikes copied: with more, copying takes longer than striking.
const PRIMES: usize = 48;

/// No wheel's 48 smallest primes are greater.
pub(super) const LARGEST: u64 = 251;

/// Patterns that are laid over rows eight at a time.
pub(super) struct Patterns {
    patterns: Vec<Pattern>,
}

struct Pattern {
    /// A period, and the beginning of the next, so that a chunk can be read from every place.
    strikes: Vec<u8>,
    period: u32,
    /// Where the pattern starts for the next group; and for the current one, the next chunk's place.
    start: u32,
    place: u32,
    /// How far the start moves from group to group.
    turn: u32,
}

impl Patterns {
    /// The patterns of the smallest of the primes that do not divide the wheel; and the other primes.
    pub(super) fn new(wheel: Wheel, primes: &[u32]) -> (Self, &[u32]) {
        let (patterned, others) = primes.split_at(PRIMES);
        let (small, large) = patterned.split_at(PRIMES / 2);
        let pairs = small.iter().zip(large.iter().rev());
        let patterns = pairs.map(|(small, large)| Pattern::new(wheel, [*small, *large]));
        (Self { patterns: patterns.collect() }, others)
    }

    /// Starts from the first group of this row.
    pub(super) fn start(&mut self, row: i64) {
        for pattern in &mut self.patterns {
            pattern.start = row.rem_euclid(i64::from(pattern.period)) as u32;
        }
    }

    /// Goes to the next group.
    pub(super) fn turn(&mut self) {
        for pattern in &mut self.patterns {
            pattern.start = (pattern.start + pattern.turn) % pattern.period;
        }
    }

    /// Goes to the first row of the group.
    pub(super) fn rewind(&mut self) {
        self.patterns.iter_mut().for_each(|pattern| pattern.place = pattern.start);
    }

    /// Fills rows with the patterns, and goes on to those that follow.
    pub(super) fn fill(&mut self, rows: &mut [u8]) {
        for chunk in rows.as_chunks_mut().0 {
            chunk.fill(0);
            for eight in self.patterns.as_chunks_mut::<8>().0 {
                lanes::overlay(chunk, eight.each_ref().map(Pattern::chunk));
                eight.iter_mut().for_each(Pattern::move_on);
            }
        }
    }
}

impl Pattern {
    fn new(wheel: Wheel, primes: [u32; 2]) -> Self {
        let period = primes.iter().product::<u32>();
        let mut strikes = vec![0; period as usize + CHUNK];
        for prime in primes {
            for (bit, row) in lanes::of(prime).into_iter().enumerate() {
                let struck = strikes.iter_mut().skip(row as usize).step_by(prime as usize);
                struck.for_each(|byte| *byte |= 1 << bit);
            }
        }
        let turn = lanes::inverse(wheel.q(), u64::from(period)) as u32;
        Self { strikes, period, start: 0, place: 0, turn }
    }

    fn chunk(&self) -> &[u8; CHUNK] {
        const NOTHING: &[u8; CHUNK] = &[0; CHUNK];
        self.strikes[self.place as usize..].first_chunk().unwrap_or(NOTHING)
    }

    fn move_on(&mut self) {
        self.place = (self.place + CHUNK as u32) % self.period;
    }
}
