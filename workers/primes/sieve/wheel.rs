//! The wheel: which numbers there are at all, and where.

use super::lanes::RESIDUES;

/// A wheel of `30·Q` numbers a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wheel {
    q: u32,
}

impl Wheel {
    /// One group: the rows are 30 consecutive numbers each.
    pub(super) const IN_ORDER: Self = Self { q: 1 };

    pub(super) const ALL: [Self; 4] =
        [Self { q: 7 * 11 * 13 }, Self { q: 7 * 11 }, Self { q: 7 }, Self::IN_ORDER];

    /// The largest wheel whose groups are long enough for the range: the largest prime strikes a lane
    /// about once.
    pub(super) fn of(from: u64, to: u64) -> Self {
        let rows = |wheel: &Self| to.saturating_sub(from) / wheel.step();
        let longest = to.isqrt() / 4 * 3;
        Self::ALL.into_iter().find(|wheel| rows(wheel) >= longest).unwrap_or(Self::IN_ORDER)
    }

    pub(super) fn q(self) -> u64 {
        u64::from(self.q)
    }

    /// From one row to the next.
    pub(super) fn step(self) -> u64 {
        30 * self.q()
    }

    /// The groups are some of the numbers from 0 to before this.
    pub(super) fn groups(self) -> u64 {
        self.q()
    }

    /// Whether this number is a group.
    pub(super) fn has(self, group: u64) -> bool {
        [7, 11, 13]
            .iter()
            .all(|&prime| !self.q().is_multiple_of(prime) || !group.is_multiple_of(prime))
    }

    /// Whether the wheel leaves out the multiples of this prime.
    pub(super) fn leaves_out(self, prime: u32) -> bool {
        self.step().is_multiple_of(u64::from(prime))
    }

    /// What the lanes of a row of a group are counted from.
    pub(super) fn number(self, row: i64, group: u64) -> i64 {
        row * self.step() as i64 + 30 * group as i64
    }

    /// The first row, and the end of the rows, that hold the numbers of a range.
    ///
    /// `30·k + Q·r` is less than two steps: a row reaches into the next, and the one before the first
    /// into the first.
    pub(super) fn rows(self, from: u64, to: u64) -> (i64, i64) {
        ((from / self.step()) as i64 - 1, (to / self.step()) as i64 + 1)
    }

    /// The rows of a block, with everything outside of the range crossed off.
    pub(super) fn cut(self, rows: &mut [u8], row: i64, group: u64, from: u64, to: u64) -> &[u8] {
        let end = usize::try_from(self.rows(from, to).1 - row).unwrap_or(usize::MAX);
        let length = rows.len().min(end);
        rows[length..].fill(!0);
        let outside = |index: usize| {
            let first = self.number(row + index as i64, group);
            let range = from as i64..=to as i64;
            let number = |r: &u64| first + (self.q() * r) as i64;
            let bits = RESIDUES.iter().enumerate().filter(|(_, r)| !range.contains(&number(r)));
            bits.fold(0, |bits, (bit, _)| bits | 1 << bit)
        };
        for index in (0..length.min(2)).chain(length.saturating_sub(2)..length) {
            rows[index] |= outside(index);
        }
        rows
    }
}
