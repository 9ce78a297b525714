//! Ulam's spiral: 1 in the middle, the numbers around it anticlockwise.

use super::run::Run;

/// As far from the middle as there are numbers: (2·500,000 + 1)² is a little more than 10¹².
pub(super) const RADIUS: i64 = 500_000;

/// The number at a place; x to the right, y upwards.
pub(super) fn number_at(x: i64, y: i64) -> Option<u64> {
    let ring = x.abs().max(y.abs());
    if ring > RADIUS {
        return None;
    }
    let last = (2 * ring + 1).pow(2);
    let back = if y == -ring {
        ring - x
    } else if x == -ring {
        3 * ring + y
    } else if y == ring {
        5 * ring + x
    } else {
        7 * ring - y
    };
    u64::try_from(last - back).ok()
}

/// Where a number is.
pub(super) fn place_of(number: u64) -> (i64, i64) {
    let root = number.saturating_sub(1).isqrt() as i64;
    let ring = (root + 1) / 2;
    let back = (2 * ring + 1).pow(2) - number as i64;
    match back {
        _ if back <= 2 * ring => (ring - back, -ring),
        _ if back <= 4 * ring => (-ring, back - 3 * ring),
        _ if back <= 6 * ring => (back - 5 * ring, ring),
        _ => (ring, 7 * ring - back),
    }
}

/// The numbers of a square of `size` by `size` places, of which the lower left is `(x, y)`, each `step`
/// from the next: as runs, each with the index of its places, from the lower left, row by row.
///
/// Above and below the middle, the numbers follow each other in rows; left and right of it, in columns.
pub(super) fn runs(x: i64, y: i64, step: i64, size: i64) -> Vec<Run> {
    let mut runs = Vec::new();
    for line in 0..size {
        let at = y + line * step;
        let row = between(x, step, size, -at.abs(), at.abs());
        runs.extend(run(row, |index| (x + index * step, at), |index| line * size + index));
        let at = x + line * step;
        let column = between(y, step, size, 1 - at.abs(), at.abs() - 1);
        runs.extend(run(column, |index| (at, y + index * step), |index| index * size + line));
    }
    runs
}

/// The indices from where to where places along a line are between `low` and `high`.
fn between(start: i64, step: i64, size: i64, low: i64, high: i64) -> (i64, i64) {
    let (low, high) = (low.max(-RADIUS), high.min(RADIUS));
    let first = (low - start + step - 1).div_euclid(step).max(0);
    let last = (high - start).div_euclid(step).min(size - 1);
    (first, last)
}

/// The run over these indices, from its smallest number on.
fn run(
    (first, last): (i64, i64),
    place: impl Fn(i64) -> (i64, i64),
    index: impl Fn(i64) -> i64,
) -> Option<Run> {
    if first > last {
        return None;
    }
    let number = |at| {
        let (x, y) = place(at);
        number_at(x, y)
    };
    let (from, to) = (number(first)?, number(last)?);
    let (start, begin, end) = if from <= to { (from, first, last) } else { (to, last, first) };
    let length = (last - first + 1) as u64;
    let step = if length > 1 { from.abs_diff(to) / (length - 1) } else { 1 };
    let stride = if begin == end { 0 } else { (index(end) - index(begin)) / (length as i64 - 1) };
    Some(Run { start, step, length, index: index(begin), stride })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_go_around_the_middle() {
        let rows = [[17, 16, 15, 14, 13], [18, 5, 4, 3, 12], [19, 6, 1, 2, 11], [20, 7, 8, 9, 10]];
        for (row, y) in rows.iter().zip([2, 1, 0, -1]) {
            for (number, x) in row.iter().zip(-2..) {
                assert_eq!(number_at(x, y), Some(*number), "{x}, {y}");
            }
        }
    }

    #[test]
    fn a_place_and_its_number_belong_together() {
        for number in (1..2_000).chain([999_999_999_989, 1_000_000_000_000]) {
            let (x, y) = place_of(number);
            assert_eq!(number_at(x, y), Some(number));
        }
    }

    #[test]
    fn the_spiral_has_an_end_beyond_a_million_squared() {
        assert_eq!(number_at(RADIUS, -RADIUS), Some(1_000_001 * 1_000_001));
        assert_eq!(number_at(RADIUS + 1, 0), None);
    }

    #[test]
    fn the_runs_of_a_square_are_its_numbers() {
        for (x, y, step) in
            [(-4, -4, 1), (-8, -8, 2), (100, -30, 1), (-40, 96, 4), (-499_996, 20, 1)]
        {
            let mut numbers = [None; 64];
            for run in runs(x, y, step, 8) {
                for at in 0..run.length {
                    let index = run.index + run.stride * at as i64;
                    assert_eq!(numbers[index as usize], None, "twice");
                    numbers[index as usize] = Some(run.start + run.step * at);
                }
            }
            let places = (0..64).map(|index| (x + index % 8 * step, y + index / 8 * step));
            let expected: Vec<_> = places.map(|(x, y)| number_at(x, y)).collect();
            assert_eq!(numbers.to_vec(), expected, "{x}, {y}, {step}");
        }
    }

    #[test]
    fn a_square_outside_has_no_numbers() {
        assert_eq!(runs(RADIUS + 10, 0, 1, 8), []);
    }
}
