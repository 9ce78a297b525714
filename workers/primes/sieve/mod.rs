//! A segmented sieve of Eratosthenes on a *lane wheel*.
//!
//! Multiples of 2, 3 and 5 leave 8 residues in 30: a byte has a bit for each. Let `Q` be a product of
//! primes above 5. Every number prime to `30·Q` can be written in exactly one way as
//!
//! ```text
//! n = 30·Q·i + 30·k + Q·r        0 ≤ k < Q, prime to Q;  r one of the 8 residues of 30
//! ```
//!
//! (by the Chinese remainder theorem: `n` modulo `Q` gives `k`, modulo 30 gives `r`, the rest `i`).
//! The sieve fixes `k`, the *group*, and lets `i`, the *row*, and `r`, the *lane*, run: byte `i` holds
//! the eight numbers of its row. Dividing by `30·Q` modulo a prime `p`,
//!
//! ```text
//! p divides n   ⇔   i ≡ −k/Q − r/30   (mod p)
//! ```
//!
//! which makes three things simple:
//!
//! - in a lane, the multiples of `p` are exactly `p` bytes apart, and always the same bit of the byte;
//! - the distances between the lanes, `−r/30`, never change: one table serves all groups ([`lanes`]);
//! - another group or another row to start from moves all lanes of `p` by the same distance
//!   ([`strikers`]), and so a whole pattern of multiples, too ([`patterns`]).
//!
//! A larger `Q` leaves fewer numbers to look at (72 % of those of `Q = 1` with 7·11·13), but it makes
//! the groups shorter, and short groups are mostly start-up. See [`wheel::Wheel::of`].
//!
//! WebAssembly's vectors make it a sixth faster: two functions in [`lanes`] ask for them.
//!
//! References: K. Walisch's primesieve (one bit a number, segments of the size of a cache, pre-sieved
//! patterns); P. Pritchard, “Explaining the wheel sieve”, Acta Informatica 17 (1982).
//!
//! Memory: one block, and 48 bytes for each prime up to the square root of the upper end.

mod blocks;
mod counter;
mod lanes;
mod patterns;
mod remover;
mod strikers;
#[cfg(test)]
mod tests;
mod wheel;

use blocks::Block;
pub(crate) use counter::{Counter, place};
pub(crate) use lanes::RESIDUES;
pub(crate) use remover::Remover;
use wheel::Wheel;

/// Goes through the primes from one number to another, both included, piece by piece.
pub(crate) struct Sieve {
    from: u64,
    to: u64,
    wheel: Wheel,
    /// The primes that cross off, themselves included: up to the square root of `to`, and a few more.
    crossing: Vec<u32>,
    block: Block,
    /// The first row of the current block, its group, and the end of all rows.
    row: i64,
    group: u64,
    end: i64,
    /// The numbers that are done, as if they came in order.
    done: u64,
}

/// One group of one block: what is not crossed off is prime.
pub(crate) struct Piece<'a> {
    rows: &'a [u8],
    /// The number that the first row starts from, how far it is to the next, and `Q`.
    first: i64,
    step: i64,
    q: u64,
}

impl Sieve {
    /// The fastest sieve for a range: its pieces are *not* in order.
    pub(crate) fn new(from: u64, to: u64) -> Self {
        Self::on(Wheel::of(from, to), from, to)
    }

    /// A sieve whose pieces are in order, and the primes in each, too.
    pub(crate) fn in_order(from: u64, to: u64) -> Self {
        Self::on(Wheel::IN_ORDER, from, to)
    }

    fn on(wheel: Wheel, from: u64, to: u64) -> Self {
        // 1 is not crossed off, and no prime.
        let from = from.max(2);
        let crossing = small_primes(to.isqrt().max(patterns::LARGEST));
        let (row, end) = match from <= to {
            true => wheel.rows(from, to),
            false => (0, 0),
        };
        let block = Block::new(wheel, &crossing, (end - row) as u64);
        Self { from, to, wheel, crossing, block, row, group: 0, end, done: 0 }
    }

    /// The primes of the range that the sieve crosses off together with their multiples, in order:
    /// they come before all others.
    pub(crate) fn small(&self) -> impl ExactSizeIterator<Item = u64> {
        let below = |end: u64| self.crossing.partition_point(|&prime| u64::from(prime) < end);
        let (start, end) = (below(self.from), below(self.to.min(self.block.struck()) + 1));
        self.crossing[start.min(end)..end].iter().map(|&prime| u64::from(prime))
    }

    /// Sieves the next piece; `None` when all are done.
    pub(crate) fn advance(&mut self) -> Option<Piece<'_>> {
        if self.row >= self.end {
            return None;
        }
        if self.group == 0 {
            self.block.start(self.row);
        }
        while !self.wheel.has(self.group) {
            self.block.skip();
            self.group += 1;
        }
        let (row, group) = (self.row, self.group);
        self.move_on();
        self.block.sieve();
        let Self { from, to, wheel, ref mut block, .. } = *self;
        let rows = wheel.cut(block.rows(), row, group, from, to);
        let (first, step) = (wheel.number(row, group), wheel.step() as i64);
        Some(Piece { rows, first, step, q: wheel.q() })
    }

    fn move_on(&mut self) {
        let (rows, q) = (self.block.length() as u64, self.wheel.q());
        self.group += 1;
        if self.group == self.wheel.groups() {
            (self.row, self.group) = (self.row + rows as i64, 0);
        }
        let rows_left = (self.end - self.row).max(0) as u64;
        let groups_done = rows.min(rows_left) * self.group / q;
        let left = (rows_left - groups_done) * self.wheel.step();
        self.done = (self.to - self.from).saturating_sub(left).max(self.done);
    }

    /// How many numbers of the range are done.
    pub(crate) fn done(&self) -> u64 {
        self.done
    }
}

impl Piece<'_> {
    /// How many primes it holds.
    pub(crate) fn count(&self) -> u64 {
        lanes::count_clear(self.rows)
    }

    /// Counts its primes, from this count on, if the sieve is in order.
    pub(crate) fn counter(&self, count: u64) -> Counter<'_> {
        Counter::new(self.rows, count)
    }

    /// The number that its counter counts from.
    pub(crate) fn start(&self) -> u64 {
        self.first as u64
    }

    /// Its primes, in order if the sieve is.
    pub(crate) fn primes(&self) -> impl Iterator<Item = u64> {
        let words = self.rows.as_chunks::<8>().0.iter();
        let words = words.map(|word| !u64::from_le_bytes(*word)).enumerate();
        words.flat_map(|(index, word)| self.set(word, self.first + 8 * index as i64 * self.step))
    }

    /// The numbers of the bits that are set in eight rows.
    fn set(&self, mut word: u64, first: i64) -> impl Iterator<Item = u64> {
        std::iter::from_fn(move || {
            let bit = word.trailing_zeros();
            (word != 0).then(|| {
                word &= word - 1;
                let row = first + i64::from(bit / 8) * self.step;
                row.wrapping_add_unsigned(self.q * RESIDUES[bit as usize % 8]) as u64
            })
        })
    }
}

/// The primes up to a small limit, by a plain sieve.
pub(crate) fn small_primes(limit: u64) -> Vec<u32> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut composite = vec![false; limit + 1];
    let mut primes = vec![2];
    for number in (3..=limit).step_by(2) {
        if !composite[number] {
            primes.push(number as u32);
            let multiples = (number.saturating_mul(number)..=limit).step_by(2 * number);
            multiples.for_each(|multiple| composite[multiple] = true);
        }
    }
    primes.retain(|&prime| prime as usize <= limit);
    primes
}
