//! A logarithmic scale: what is ten times as much is one step further.

/// The decades from the least to the most of some values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    from: i32,
    to: i32,
}

impl Scale {
    /// The decades that hold these values, with some room below the least. None for no values.
    pub(super) fn new(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let logs = values.into_iter().map(|value| value.max(1e-3).log10());
        let (least, most) = logs.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), log| {
            (least.min(log), most.max(log))
        });
        (least <= most).then(|| Self {
            from: (least - 0.3).floor() as i32,
            to: (most.ceil() as i32).max((least - 0.3).floor() as i32 + 1),
        })
    }

    /// Where a value is, from 0 to 1.
    pub(super) fn part(self, value: f64) -> f64 {
        let log = value.max(1e-3).log10();
        ((log - f64::from(self.from)) / f64::from(self.to - self.from)).clamp(0.0, 1.0)
    }

    /// The powers of ten on it.
    pub(super) fn ticks(self) -> impl Iterator<Item = f64> {
        (self.from..=self.to).map(|power| 10_f64.powi(power))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(values: &[f64]) -> Vec<f64> {
        Scale::new(values.iter().copied()).unwrap().ticks().collect()
    }

    #[test]
    fn a_scale_holds_all_values() {
        assert_eq!(ticks(&[20.0, 4_000.0]), [10.0, 100.0, 1_000.0, 10_000.0]);
    }

    #[test]
    fn the_least_value_keeps_some_length() {
        assert_eq!(ticks(&[10.0, 50.0]), [1.0, 10.0, 100.0]);
        assert!(Scale::new([10.0, 50.0]).unwrap().part(10.0) > 0.1);
    }

    #[test]
    fn ten_times_as_much_is_one_step_further() {
        let scale = Scale::new([20.0, 4_000.0]).unwrap();
        let step = scale.part(200.0) - scale.part(20.0);
        assert!((step - 1.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn there_is_no_scale_of_nothing() {
        assert_eq!(Scale::new([]), None);
    }
}
