//! Which spiral it is.

use super::{sacks, ulam};

/// A spiral in its plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Plane {
    Ulam,
    Sacks,
}

impl Plane {
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Ulam => "ulam",
            Self::Sacks => "sacks",
        }
    }

    pub(crate) fn from_id(id: &str) -> Option<Self> {
        [Self::Ulam, Self::Sacks].into_iter().find(|plane| plane.id() == id)
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Ulam => "Ulam’s spiral",
            Self::Sacks => "Sacks’ spiral",
        }
    }

    /// The least and the most pixels a unit.
    pub(crate) fn scales(self) -> (f64, f64) {
        match self {
            Self::Ulam => (1.0 / 1024.0, 48.0),
            Self::Sacks => (1.5, 64.0),
        }
    }

    pub(crate) fn largest(self) -> u64 {
        sacks::LARGEST
    }

    /// The number nearest to a place, if there is one.
    pub(super) fn number_at(self, x: f64, y: f64) -> Option<u64> {
        match self {
            Self::Ulam => ulam::number_at(x.round() as i64, y.round() as i64),
            Self::Sacks => {
                Some(sacks::number_at(x, y)).filter(|number| (1..=self.largest()).contains(number))
            }
        }
    }

    pub(super) fn place_of(self, number: u64) -> (f64, f64) {
        match self {
            Self::Ulam => {
                let (x, y) = ulam::place_of(number);
                (x as f64, y as f64)
            }
            Self::Sacks => sacks::place_of(number),
        }
    }

    /// The level of detail at a scale: on each, only every second number of the one before is tested, in
    /// both directions.
    pub(super) fn level(self, scale: f64) -> u32 {
        match self {
            Self::Ulam => (1.0 / scale).log2().ceil().max(0.0) as u32,
            Self::Sacks => 0,
        }
    }

    /// How many units a tile is wide and high.
    pub(super) fn side(self, level: u32) -> f64 {
        match self {
            Self::Ulam => f64::from(256 << level),
            Self::Sacks => 64.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pixel_stands_for_at_most_one_tested_number() {
        assert_eq!(Plane::Ulam.level(3.0), 0);
        assert_eq!(Plane::Ulam.level(1.0), 0);
        assert_eq!(Plane::Ulam.level(0.5), 1);
        assert_eq!(Plane::Ulam.level(0.4), 2);
        assert_eq!(Plane::Ulam.level(Plane::Ulam.scales().0), 10);
    }

    #[test]
    fn the_number_at_its_place_is_itself() {
        for plane in [Plane::Ulam, Plane::Sacks] {
            for number in [1, 2, 17, 999_999_999_989] {
                let (x, y) = plane.place_of(number);
                assert_eq!(plane.number_at(x, y), Some(number));
            }
        }
    }
}
