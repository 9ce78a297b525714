//! The smallest primes strike too often to do it one by one: their strikes are made once, as patterns
//! to copy.
//!
//! Two primes `p` and `q` strike the same lanes every `p·q` rows. Small ones are paired with large ones,
//! so that no pattern is long. Another group or row only starts elsewhere in the pattern.

use super::lanes::{self, CHUNK};
use super::wheel::Wheel;

/// Primes up to this have their strikes copied: beyond, copying takes longer than striking.
pub(super) const LARGEST: u64 = 170;

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
    /// The patterns of these primes, none of which divides the wheel.
    pub(super) fn new(wheel: Wheel, primes: &[u32]) -> Self {
        let (small, large) = primes.split_at(primes.len() / 2);
        let mut patterns: Vec<_> = large
            .iter()
            .rev()
            .enumerate()
            .map(|(index, &large)| Pattern::new(wheel, large, small.get(index).copied()))
            .collect();
        // Nothing struck, to make it a multiple of eight.
        let length = patterns.len().next_multiple_of(8);
        patterns.resize_with(length, Pattern::empty);
        Self { patterns }
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
    fn new(wheel: Wheel, prime: u32, other: Option<u32>) -> Self {
        let period = prime * other.unwrap_or(1);
        let mut strikes = vec![0; period as usize + CHUNK];
        for prime in [prime].into_iter().chain(other) {
            for (bit, row) in lanes::of(prime).into_iter().enumerate() {
                let struck = strikes.iter_mut().skip(row as usize).step_by(prime as usize);
                struck.for_each(|byte| *byte |= 1 << bit);
            }
        }
        let turn = lanes::inverse(wheel.q(), u64::from(period)) as u32;
        Self { strikes, period, start: 0, place: 0, turn }
    }

    fn empty() -> Self {
        Self { strikes: vec![0; 2 * CHUNK], period: CHUNK as u32, start: 0, place: 0, turn: 0 }
    }

    fn chunk(&self) -> &[u8; CHUNK] {
        const NOTHING: &[u8; CHUNK] = &[0; CHUNK];
        self.strikes[self.place as usize..].first_chunk().unwrap_or(NOTHING)
    }

    fn move_on(&mut self) {
        self.place = (self.place + CHUNK as u32) % self.period;
    }
}
