//! Blocks of rows, cut to the caches of a core.
//!
//! Small primes strike a segment at a time, which fits in the first-level cache. Larger ones would
//! hardly strike there: they strike the whole block, which fits in the second-level cache. The largest
//! strike a block once, or not at all.

use super::lanes::CHUNK;
use super::patterns::{self, Patterns};
use super::strikers::Strikers;
use super::wheel::Wheel;

/// The most rows in a segment, and in a block.
const SEGMENT: u64 = 40 * 1024;
const BLOCK: u64 = 384 * 1024;

/// A block of rows of one group, and what strikes them.
pub(super) struct Block {
    /// The rows, and room for strikes past the end.
    room: Vec<u8>,
    segment: usize,
    length: usize,
    struck: usize,
    patterns: Patterns,
    small: Strikers,
    medium: Strikers,
    large: Strikers,
}

impl Block {
    /// Blocks for this many rows, in equal parts.
    pub(super) fn new(wheel: Wheel, primes: &[u32], rows: u64) -> Self {
        let block = rows.div_ceil(rows.div_ceil(BLOCK).max(1));
        let segments = block.div_ceil(SEGMENT).max(1) as usize;
        let segment = (block as usize).div_ceil(segments).next_multiple_of(CHUNK);
        let length = segments * segment;

        let primes: Vec<_> =
            primes.iter().copied().filter(|&prime| !wheel.leaves_out(prime)).collect();
        let (patterns, primes) = Patterns::new(wheel, &primes);
        let struck = (segment / 4).max(patterns::LARGEST as usize);
        let (small, primes) = split(primes, struck);
        let (medium, large) = split(primes, length);
        let longest = small.last().max(medium.last()).map_or(0, |&prime| prime as usize);
        Self {
            room: vec![0; length + longest],
            segment,
            length,
            struck,
            patterns,
            small: Strikers::of_segments(wheel, small, segment, segments),
            medium: Strikers::of_blocks(wheel, medium, length),
            large: Strikers::of_blocks(wheel, large, length),
        }
    }

    /// Primes up to this are struck themselves, together with their multiples.
    pub(super) fn struck(&self) -> u64 {
        self.struck as u64
    }

    /// How many rows there are.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// The rows of the group that was sieved.
    pub(super) fn rows(&mut self) -> &mut [u8] {
        &mut self.room[..self.length]
    }

    /// Starts with the first group of this row.
    pub(super) fn start(&mut self, row: i64) {
        self.patterns.start(row);
        self.small.start(row);
        self.medium.start(row);
        self.large.start(row);
    }

    /// Goes to the next group.
    pub(super) fn skip(&mut self) {
        self.patterns.turn();
        self.small.turn();
        self.medium.turn();
        self.large.turn();
    }

    /// Sieves a group, and goes to the next.
    pub(super) fn sieve(&mut self) {
        self.patterns.rewind();
        for start in (0..self.length).step_by(self.segment) {
            if start > 0 {
                self.small.next_segment();
            }
            self.patterns.fill(&mut self.room[start..start + self.segment]);
            self.small.strike(&mut self.room[start..]);
        }
        self.small.first_segment();
        self.medium.strike(&mut self.room);
        self.large.strike_once(&mut self.room[..self.length]);
        self.skip();
    }
}

/// The primes up to a number, and the others.
fn split(primes: &[u32], number: usize) -> (&[u32], &[u32]) {
    primes.split_at(primes.partition_point(|&prime| prime as usize <= number))
}
