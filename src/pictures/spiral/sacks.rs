//! Sacks' spiral: each number as far from the middle as its square root, a turn from one square to the next.

use std::f64::consts::TAU;

/// The largest number shown.
pub(super) const LARGEST: u64 = 1_000_000_000_000;

/// Where a number is; x to the right, y upwards.
pub(super) fn place_of(number: u64) -> (f64, f64) {
    let root = (number as f64).sqrt();
    let angle = root.fract() * TAU;
    (root * angle.cos(), root * angle.sin())
}

/// The number whose place is nearest.
pub(super) fn number_at(x: f64, y: f64) -> u64 {
    let (radius, turn) = (x.hypot(y), turn(x, y));
    let root = (radius - turn).round().max(0.0) + turn;
    (root * root).round() as u64
}

/// The ranges of numbers, both ends included, of which some are in the square of this size, whose lower
/// left is `(x, y)`.
pub(super) fn ranges(x: f64, y: f64, size: f64) -> Vec<(u64, u64)> {
    let corners = [(x, y), (x + size, y), (x, y + size), (x + size, y + size)];
    let radii = corners.map(|(x, y)| x.hypot(y));
    let farthest = radii.into_iter().fold(0.0, f64::max);
    if x <= 0.0 && x + size >= 0.0 && y <= 0.0 && y + size >= 0.0 {
        return vec![(0, squared(farthest))];
    }
    let nearest = x.max(-x - size).max(0.0).hypot(y.max(-y - size).max(0.0));
    // Seen from the middle, the square is less than half a turn wide.
    let middle = turn(x + size / 2.0, y + size / 2.0);
    let offsets = corners.map(|(x, y)| (turn(x, y) - middle + 0.5).rem_euclid(1.0) - 0.5);
    let (from, to) = (fold(offsets, f64::min), fold(offsets, f64::max));
    let turns = (nearest.floor() as i64 - 1).max(0)..=farthest.ceil() as i64;
    let ranges = turns.map(|whole| {
        let at = |offset: f64| (whole as f64 + middle + offset).max(0.0);
        (squared(at(from)), squared(at(to)).min(LARGEST))
    });
    ranges.filter(|(from, to)| from <= to).collect()
}

fn fold(values: [f64; 4], pick: impl Fn(f64, f64) -> f64) -> f64 {
    values.into_iter().reduce(pick).unwrap_or_default()
}

/// The direction as a part of a turn, from 0 to 1.
fn turn(x: f64, y: f64) -> f64 {
    (y.atan2(x) / TAU).rem_euclid(1.0)
}

fn squared(root: f64) -> u64 {
    (root * root).round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squares_are_on_one_ray() {
        for root in [1_u64, 2, 5, 1_000] {
            let (x, y) = place_of(root * root);
            assert!((x - root as f64).abs() < 1e-9 && y.abs() < 1e-6, "{root}");
        }
    }

    #[test]
    fn the_nearest_number_is_found_at_its_place() {
        for number in (1..1_000).chain([123_456_789, 999_999_999_989]) {
            let (x, y) = place_of(number);
            assert_eq!(number_at(x, y), number);
        }
    }

    #[test]
    fn the_ranges_of_a_square_hold_all_its_numbers() {
        for (x, y) in [(-16.0, -16.0), (32.0, -16.0), (-64.0, 32.0), (0.0, -96.0), (96.0, 32.0)] {
            let ranges = ranges(x, y, 32.0);
            let inside =
                |(px, py): (f64, f64)| (x..x + 32.0).contains(&px) && (y..y + 32.0).contains(&py);
            for number in (1..40_000).filter(|number| inside(place_of(*number))) {
                assert!(
                    ranges.iter().any(|(from, to)| (*from..=*to).contains(&number)),
                    "{number}"
                );
            }
        }
    }

    #[test]
    fn a_distant_square_has_few_numbers_outside_of_it() {
        let (x, y) = place_of(900_000_000_000);
        let count: u64 = ranges(x, y, 64.0).iter().map(|(from, to)| to - from + 1).sum();
        assert!(count < 5_000, "{count}");
    }
}
