//! Numbers that a worker tests in one go.

/// Numbers with equal steps between them, and where they are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) start: u64,
    pub(super) step: u64,
    pub(super) length: u64,
    /// The index of the first one's place, and how far it is to the next one's.
    pub(super) index: i64,
    pub(super) stride: i64,
}

/// The bits of a worker's answer, in their order: one for each number.
pub(super) fn bits(hexadecimal: &str) -> impl Iterator<Item = bool> {
    let digits = hexadecimal.chars().filter_map(|digit| digit.to_digit(16));
    digits.flat_map(|digit| (0..4).rev().map(move |bit| digit >> bit & 1 == 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bit_is_the_highest_of_the_first_digit() {
        assert_eq!(bits("8").collect::<Vec<_>>(), [true, false, false, false]);
        assert_eq!(bits("01").position(|bit| bit), Some(7));
    }
}
