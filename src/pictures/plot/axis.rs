//! The numbers along an axis.

/// From 0 to a largest value, with round numbers on the way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    largest: f64,
    step: f64,
}

impl Axis {
    /// An axis with four to ten round numbers up to the largest value.
    pub(super) fn new(largest: f64) -> Self {
        let largest = largest.max(1.0);
        let power = 10_f64.powf((largest / 4.0).log10().floor());
        let steps = [5.0, 2.0, 1.0].map(|step| step * power);
        let step = steps.into_iter().find(|step| largest / step >= 4.0).unwrap_or(power);
        Self { largest, step }
    }

    /// Where a value is, from 0 to 1.
    pub(super) fn part(self, value: f64) -> f64 {
        value / self.largest
    }

    /// The round numbers, without 0.
    pub(super) fn ticks(self) -> impl Iterator<Item = f64> {
        let count = (self.largest / self.step).floor() as u32;
        (1..=count).map(move |tick| f64::from(tick) * self.step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_round_numbers() {
        assert_eq!(
            Axis::new(78_498.0).ticks().collect::<Vec<_>>(),
            [10e3, 20e3, 30e3, 40e3, 50e3, 60e3, 70e3]
        );
        assert_eq!(Axis::new(1e6).ticks().collect::<Vec<_>>(), [2e5, 4e5, 6e5, 8e5, 1e6]);
        assert_eq!(Axis::new(25.0).ticks().collect::<Vec<_>>(), [5.0, 10.0, 15.0, 20.0, 25.0]);
    }

    #[test]
    fn the_largest_value_is_at_its_end() {
        assert_eq!((Axis::new(400.0).part(400.0), Axis::new(400.0).part(100.0)), (1.0, 0.25));
    }
}
