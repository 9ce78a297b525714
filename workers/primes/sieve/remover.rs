//! A prime that removes its multiples segment by segment, in rows of 30 numbers.

use super::lanes;

/// A prime above 5, and the row from which its lanes are counted in the next segment.
pub(crate) struct Remover {
    prime: u32,
    lanes: [u32; 8],
    row: u32,
}

impl Remover {
    /// Starts from 0.
    pub(crate) fn new(prime: u32) -> Self {
        Self { prime, lanes: lanes::of(prime), row: 0 }
    }

    /// Removes its multiples, itself included, from a segment of this length, and some beyond: there
    /// must be room for the prime.
    pub(crate) fn remove(&mut self, room: &mut [u8], length: usize) {
        let prime = self.prime as usize;
        let first = self.lanes.map(|lane| lanes::less(lane, self.prime - self.row, self.prime));
        if let Some(rows) = room.get_mut(..length.div_ceil(prime) * prime) {
            lanes::strike(rows, prime, first);
        }
        self.row = lanes::less(self.row, (length % prime) as u32, self.prime);
    }
}
