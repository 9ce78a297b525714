//! A segmented sieve of Eratosthenes over the odd numbers.
//!
//! Memory: one segment, and the primes up to the square root of the upper end.

use std::iter::Peekable;
use std::vec::IntoIter;

/// Odd numbers in a segment: one byte each, so that a segment fits in a core's L1 or L2 cache.
const SEGMENT: usize = 1 << 16;

/// Goes through the primes from one number to another, segment by segment.
pub(crate) struct Sieve {
    /// The primes whose squares are still ahead.
    ahead: Peekable<IntoIter<u32>>,
    crossers: Vec<Crosser>,
    /// For each odd number of the segment, 1 if it is composite, else 0.
    composite: Vec<u8>,
    low: u64,
    to: u64,
    two: bool,
}

/// The odd numbers of one segment, and `2` where it belongs.
pub(crate) struct Segment<'a> {
    composite: &'a [u8],
    low: u64,
    two: bool,
}

/// A prime that crosses off its odd multiples.
struct Crosser {
    prime: usize,
    /// The index of its next multiple, from the start of the next segment.
    next: usize,
}

impl Sieve {
    /// A sieve of the numbers from `from` to `to`, both included.
    pub(crate) fn new(from: u64, to: u64) -> Self {
        Self {
            ahead: small_odd_primes(to.isqrt()).into_iter().peekable(),
            crossers: Vec::new(),
            composite: Vec::with_capacity(SEGMENT),
            low: from.max(3) | 1,
            to,
            two: from <= 2 && 2 <= to,
        }
    }

    /// Sieves the next segment; `None` once the upper end is reached.
    pub(crate) fn advance(&mut self) -> Option<Segment<'_>> {
        let odd_numbers = (self.to + 1).saturating_sub(self.low).div_ceil(2);
        if odd_numbers == 0 && !self.two {
            return None;
        }
        let length = SEGMENT.min(usize::try_from(odd_numbers).unwrap_or(SEGMENT));
        self.meet(self.low + 2 * length as u64);
        self.composite.clear();
        self.composite.resize(length, 0);
        for crosser in &mut self.crossers {
            crosser.cross_off(&mut self.composite);
        }
        let (low, two) = (self.low, std::mem::take(&mut self.two));
        self.low += 2 * length as u64;
        Some(Segment { composite: &self.composite, low, two })
    }

    /// Lets the primes whose squares lie below `high` cross off from now on.
    fn meet(&mut self, high: u64) {
        while let Some(prime) = self.ahead.next_if(|&prime| u64::from(prime).pow(2) < high) {
            self.crossers.push(Crosser::new(prime, self.low));
        }
    }

    /// The first number not yet sieved.
    pub(crate) fn position(&self) -> u64 {
        self.low
    }
}

impl Segment<'_> {
    /// How many primes it holds.
    pub(crate) fn count(&self) -> u64 {
        let (words, rest) = self.composite.as_chunks();
        let in_words: u32 = words.iter().map(|word| u64::from_le_bytes(*word).count_ones()).sum();
        let in_rest: u32 = rest.iter().copied().map(u32::from).sum();
        self.composite.len() as u64 - u64::from(in_words + in_rest) + u64::from(self.two)
    }

    /// Its primes, in order.
    pub(crate) fn primes(&self) -> impl DoubleEndedIterator<Item = u64> {
        let odd = self.composite.iter().enumerate().filter(|(_, composite)| **composite == 0);
        self.two.then_some(2).into_iter().chain(odd.map(|(index, _)| self.low + 2 * index as u64))
    }
}

impl Crosser {
    /// A prime whose square is not beyond the segment that starts at `low`: its next odd multiple is
    /// so close that its index fits in 32 bits.
    fn new(prime: u32, low: u64) -> Self {
        let p = u64::from(prime);
        let multiple = p * (low.div_ceil(p).max(p) | 1);
        Self { prime: prime as usize, next: ((multiple - low) / 2) as usize }
    }

    fn cross_off(&mut self, composite: &mut [u8]) {
        let mut index = self.next;
        while let Some(multiple) = composite.get_mut(index) {
            *multiple = 1;
            index += self.prime;
        }
        self.next = index - composite.len();
    }
}

/// The odd primes up to a small limit, by a plain sieve.
fn small_odd_primes(limit: u64) -> Vec<u32> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut composite = vec![false; limit + 1];
    let mut primes = Vec::new();
    for number in (3..=limit).step_by(2) {
        if !composite[number] {
            primes.push(number as u32);
            (number..=limit / number).for_each(|factor| composite[factor * number] = true);
        }
    }
    primes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn primes(from: u64, to: u64) -> Vec<u64> {
        let mut sieve = Sieve::new(from, to);
        let mut primes = Vec::new();
        while let Some(segment) = sieve.advance() {
            primes.extend(segment.primes());
        }
        primes
    }

    fn count(from: u64, to: u64) -> u64 {
        let mut sieve = Sieve::new(from, to);
        let mut count = 0;
        while let Some(segment) = sieve.advance() {
            count += segment.count();
        }
        count
    }

    fn is_prime(number: u64) -> bool {
        number >= 2 && (2..=number.isqrt()).all(|divisor| !number.is_multiple_of(divisor))
    }

    #[test]
    fn counts_are_the_published_values_of_pi() {
        let published = [(10, 4), (100, 25), (1_000, 168), (10_000, 1_229), (1_000_000, 78_498)];
        for (limit, pi) in published {
            assert_eq!(count(0, limit), pi, "up to {limit}");
        }
    }

    #[test]
    fn every_small_range_holds_the_primes_that_trial_division_finds() {
        for from in 0..60 {
            for to in 0..60 {
                let expected: Vec<_> = (from..=to).filter(|&number| is_prime(number)).collect();
                assert_eq!(primes(from, to), expected, "from {from} to {to}");
            }
        }
    }

    #[test]
    fn ranges_around_squares_and_segment_ends_are_right() {
        let segment = 2 * SEGMENT as u64;
        for middle in [3, 25, 49, 65_537 * 65_537, segment, segment + 3, 10 * segment, 1_000_003] {
            let (from, to) = (middle.saturating_sub(30), middle + 30);
            let expected: Vec<_> = (from..=to).filter(|&number| is_prime(number)).collect();
            assert_eq!(primes(from, to), expected, "around {middle}");
        }
    }

    #[test]
    fn counts_of_adjacent_ranges_add_up() {
        let (a, b, c) = (1_000, 300_001, 700_000);
        assert_eq!(count(a, b) + count(b + 1, c), count(a, c));
    }

    #[test]
    fn the_primes_of_a_segment_can_be_read_from_its_end() {
        let mut sieve = Sieve::new(0, 100);
        assert_eq!(sieve.advance().and_then(|segment| segment.primes().next_back()), Some(97));
    }
}
