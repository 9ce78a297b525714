//! Counting up to one number after another, in one pass.

use super::lanes::RESIDUES;

/// Numbers in a word of eight bytes: one bit for each that is prime to 30.
const WORD: u64 = 240;

/// For each of a word's numbers, the bits of those up to it.
const UP_TO: [u64; WORD as usize] = up_to();

/// Where a number is in rows that start with 0: the word, and the bits of the numbers up to it.
pub(crate) fn place(number: u64) -> (usize, u64) {
    ((number / WORD) as usize, UP_TO[(number % WORD) as usize])
}

/// Counts what is not crossed off in rows of 30 numbers.
pub(crate) struct Counter<'a> {
    words: &'a [[u8; 8]],
    /// How many words are counted, and the count.
    counted: usize,
    count: u64,
}

impl<'a> Counter<'a> {
    /// Counts in these rows, a multiple of eight, from this count on.
    pub(crate) fn new(rows: &'a [u8], count: u64) -> Self {
        Self { words: rows.as_chunks().0, counted: 0, count }
    }

    /// The count up to a number, from the first row's 0 on; not less than the one before. `None` if it
    /// lies beyond the rows.
    #[inline]
    pub(crate) fn up_to(&mut self, number: u64) -> Option<u64> {
        let (word, bits) = place(number);
        let last = u64::from_le_bytes(*self.words.get(word)?);
        self.pass(word);
        Some(self.count + u64::from((!last & bits).count_ones()))
    }

    /// The count of all.
    pub(crate) fn all(mut self) -> u64 {
        self.pass(self.words.len());
        self.count
    }

    #[inline]
    fn pass(&mut self, word: usize) {
        let words = self.words.get(self.counted..word).unwrap_or_default();
        let clear = |word: &[u8; 8]| u64::from(u64::from_le_bytes(*word).count_zeros());
        self.count += words.iter().map(clear).sum::<u64>();
        self.counted = word;
    }
}

const fn up_to() -> [u64; WORD as usize] {
    let mut masks = [0; WORD as usize];
    let (mut number, mut bits) = (0, 0);
    while number < WORD {
        if bits < 64 && number == 30 * (bits / 8) + RESIDUES[bits as usize % 8] {
            bits += 1;
        }
        masks[number as usize] = if bits == 64 { !0 } else { (1 << bits) - 1 };
        number += 1;
    }
    masks
}
