//! How fast a search is, and how long it will still take.

use crate::elements::fraction;
use named_workers::Progress;
use named_workers_ui::format::{rounded, running};

/// What the reports of a search say about its pace. Moments are in milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pace {
    /// When it was asked for.
    pub(super) start: f64,
    /// The first report and the last: when, and how much was done.
    reports: Option<[(f64, f64); 2]>,
    total: f64,
}

impl Pace {
    pub(super) fn new(start: f64) -> Self {
        Self { start, reports: None, total: 0.0 }
    }

    pub(super) fn after(&self, progress: &Progress, now: f64) -> Self {
        let report = (now, progress.done);
        let first = self.reports.map_or(report, |[first, _]| first);
        Self { reports: Some([first, report]), total: progress.total, ..*self }
    }

    /// From 0 to 1.
    pub(super) fn part(&self) -> Option<f64> {
        self.reports.and_then(|[_, (_, done)]| fraction(done, self.total))
    }

    /// `43 % · 812 million numbers a second · 3.1 s left`, as far as it is known.
    pub(super) fn in_words(&self) -> String {
        let Some(part) = self.part() else { return "Searching".into() };
        let percent = format!("{:.0}%", (part * 100.0).floor());
        let Some((rate, left)) = self.rate_and_left() else { return percent };
        let rate = rounded(rate * 1_000.0);
        format!("{percent} · {rate} numbers a second · {} left", running(left))
    }

    /// Numbers a millisecond, and milliseconds.
    fn rate_and_left(&self) -> Option<(f64, f64)> {
        let [(from, before), (to, done)] = self.reports?;
        let rate = (done - before) / (to - from);
        (rate.is_finite() && rate > 0.0).then(|| (rate, (self.total - done).max(0.0) / rate))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(reports: &[(f64, f64)]) -> Pace {
        let report = |pace: Pace, (now, done): &(f64, f64)| {
            pace.after(&Progress { done: *done, total: 4e9, message: None }, *now)
        };
        reports.iter().fold(Pace::new(0.0), report)
    }

    #[test]
    fn rate_and_time_left_come_from_the_reports() {
        let pace = after(&[(100.0, 1e9), (600.0, 1.5e9), (1_100.0, 2e9)]);
        assert_eq!(pace.in_words(), "50% · 1 billion numbers a second · 2.0 s left");
    }

    #[test]
    fn one_report_tells_the_part_alone() {
        assert_eq!(after(&[(100.0, 1e9)]).in_words(), "25%");
        assert_eq!(after(&[(100.0, 1e9), (100.0, 1e9)]).in_words(), "25%");
    }

    #[test]
    fn before_the_first_report_nothing_is_known() {
        assert_eq!((after(&[]).part(), after(&[]).in_words()), (None, "Searching".into()));
    }
}
