//! Where the calls of a timeline are: plain numbers, which know no browser.

use std::collections::BTreeMap;

use crate::record::CallRecord;

/// The part of time that is shown, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Span {
    pub(super) from: f64,
    pub(super) to: f64,
}

/// A worker's lane.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lane {
    pub(super) worker: String,
    /// The row it begins at.
    pub(super) top: usize,
    /// How many rows it has: its calls that overlap are in different ones.
    pub(super) rows: usize,
}

/// A call, or several that are too close to be told apart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bar {
    pub(super) row: usize,
    pub(super) x: f64,
    pub(super) width: f64,
    /// The first of its calls, or the first that failed, by its place in the list.
    pub(super) call: usize,
    pub(super) calls: usize,
    pub(super) failed: bool,
}

/// The whole picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Layout {
    pub(super) lanes: Vec<Lane>,
    pub(super) bars: Vec<Bar>,
    /// Where the marks of the axis are, and their times since the first call.
    pub(super) marks: Vec<(f64, f64)>,
}

/// How many rows a lane has at most.
const ROWS: usize = 6;

/// How wide a bar is at least.
const NARROWEST: f64 = 2.0;

impl Span {
    /// All calls; those that run last until now.
    pub(super) fn of(calls: &[impl AsRef<CallRecord>], now: f64) -> Self {
        let from = calls.iter().map(|call| call.as_ref().start).fold(f64::INFINITY, f64::min);
        let to = calls.iter().map(|call| end(call.as_ref(), now)).fold(f64::NEG_INFINITY, f64::max);
        if from > to {
            return Self { from: 0.0, to: 1.0 };
        }
        let margin = ((to - from) * 0.02).max(0.05);
        Self { from: from - margin, to: to + margin }
    }

    pub(super) fn length(self) -> f64 {
        self.to - self.from
    }

    /// Shows less (a factor below 1) or more, around a place from 0 to 1.
    pub(super) fn zoom(self, factor: f64, around: f64) -> Self {
        let length = (self.length() * factor).clamp(0.01, 1e9);
        let from = self.from + (self.length() - length) * around;
        Self { from, to: from + length }
    }

    /// Moves by a part of itself.
    pub(super) fn pan(self, part: f64) -> Self {
        let by = self.length() * part;
        Self { from: self.from + by, to: self.to + by }
    }
}

fn end(call: &CallRecord, now: f64) -> f64 {
    call.end.unwrap_or(now).max(call.start)
}

/// Lays out calls, sorted by their start, in a picture of this width.
pub(super) fn layout(calls: &[impl AsRef<CallRecord>], span: Span, width: f64, now: f64) -> Layout {
    let mut workers: BTreeMap<&str, Vec<(f64, Option<Bar>)>> = BTreeMap::new();
    let mut placed: Vec<(&str, Bar)> = Vec::new();
    let scale = width / span.length();
    for (index, call) in calls.iter().enumerate() {
        let call = call.as_ref();
        let (start, end) = (call.start, end(call, now));
        let rows = workers.entry(&call.worker).or_default();
        let free = rows.iter().position(|(busy, _)| *busy <= start);
        let row = free.unwrap_or_else(|| {
            if rows.len() < ROWS {
                rows.push((0.0, None));
            }
            rows.len() - 1
        });
        rows[row].0 = rows[row].0.max(end);
        if end < span.from || start > span.to {
            continue;
        }
        let x = ((start - span.from) * scale).max(0.0);
        let right = ((end - span.from) * scale).min(width);
        let bar = Bar {
            row,
            x,
            width: (right - x).max(NARROWEST),
            call: index,
            calls: 1,
            failed: call.error.is_some(),
        };
        match &mut rows[row].1 {
            Some(last)
                if bar.x < last.x + last.width + 0.5
                    && bar.width.min(last.width) < 2.0 * NARROWEST =>
            {
                last.width = last.width.max(bar.x + bar.width - last.x);
                last.calls += 1;
                // The one that failed stands for them all.
                if bar.failed && !last.failed {
                    (last.call, last.failed) = (bar.call, true);
                }
            }
            last => {
                let done = last.replace(bar);
                placed.extend(done.map(|done| (call.worker.as_str(), done)));
            }
        }
    }
    // Times are told from the first call on.
    let first = calls.first().map_or(0.0, |call| call.as_ref().start);
    let since = Span { from: span.from - first, to: span.to - first };
    let mut layout = Layout { marks: marks(since, width), ..Layout::default() };
    let mut tops = BTreeMap::new();
    let mut top = 0;
    for (worker, rows) in &workers {
        tops.insert(*worker, top);
        layout.lanes.push(Lane { worker: (*worker).to_owned(), top, rows: rows.len() });
        top += rows.len();
    }
    let last = workers.iter().flat_map(|(worker, rows)| {
        rows.iter().filter_map(|(_, bar)| Some((*worker, bar.clone()?)))
    });
    let all = placed.into_iter().chain(last);
    layout.bars = all.map(|(worker, bar)| Bar { row: bar.row + tops[worker], ..bar }).collect();
    layout
}

/// About one mark for each hundred pixels, at round times.
fn marks(span: Span, width: f64) -> Vec<(f64, f64)> {
    let least = span.length() / (width / 100.0).max(1.0);
    let power = 10f64.powf(least.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|it| it * power).find(|step| *step >= least);
    let step = step.unwrap_or(power);
    let first = (span.from / step).ceil();
    let count = ((span.to / step).floor() - first).clamp(0.0, 100.0) as u32;
    let time = |index: u32| (first + f64::from(index)) * step;
    (0..=count)
        .map(|index| ((time(index) - span.from) / span.length() * width, time(index)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    fn call(worker: &str, start: f64, end: f64) -> Rc<CallRecord> {
        Rc::new(CallRecord {
            worker: worker.into(),
            start,
            end: Some(end),
            ..CallRecord::default()
        })
    }

    const ALL: Span = Span { from: 0.0, to: 100.0 };

    #[test]
    fn calls_that_overlap_are_in_different_rows_of_their_worker_s_lane() {
        let calls = [
            call("b", 0.0, 50.0),
            call("a", 10.0, 20.0),
            call("b", 30.0, 60.0),
            call("b", 70.0, 80.0),
        ];
        let layout = layout(&calls, ALL, 1_000.0, 100.0);
        let lanes: Vec<_> =
            layout.lanes.iter().map(|lane| (lane.worker.as_str(), lane.top, lane.rows)).collect();
        assert_eq!(lanes, [("a", 0, 1), ("b", 1, 2)]);
        let mut bars: Vec<_> =
            layout.bars.iter().map(|bar| (bar.call, bar.row, bar.x, bar.width)).collect();
        bars.sort_by_key(|bar| bar.0);
        assert_eq!(
            bars,
            [(0, 1, 0.0, 500.0), (1, 0, 100.0, 100.0), (2, 2, 300.0, 300.0), (3, 1, 700.0, 100.0)]
        );
    }

    #[test]
    fn however_many_calls_there_are_the_bars_are_no_more_than_the_picture_can_show() {
        let calls: Vec<_> =
            (0..5_000).map(|n| f64::from(n) / 50.0).map(|t| call("a", t, t + 0.01)).collect();
        let layout = layout(&calls, ALL, 500.0, 100.0);
        assert!(layout.bars.len() <= 250, "{}", layout.bars.len());
        assert_eq!(layout.bars.iter().map(|bar| bar.calls).sum::<usize>(), 5_000);
    }

    #[test]
    fn what_is_outside_of_the_span_is_left_out_and_what_reaches_into_it_is_cut() {
        let calls = [call("a", 0.0, 5.0), call("a", 40.0, 60.0)];
        let layout = layout(&calls, Span { from: 50.0, to: 100.0 }, 100.0, 100.0);
        assert_eq!((layout.bars.len(), layout.bars[0].x, layout.bars[0].width), (1, 0.0, 20.0));
    }

    #[test]
    fn zooming_keeps_the_place_it_is_around() {
        let zoomed = ALL.zoom(0.5, 0.25);
        assert_eq!((zoomed.from, zoomed.to), (12.5, 62.5));
        assert_eq!(zoomed.zoom(2.0, 0.25), ALL);
        assert_eq!(ALL.pan(0.5).from, 50.0);
    }

    #[test]
    fn marks_are_at_round_times() {
        let times: Vec<_> =
            marks(Span { from: 0.0, to: 100.0 }, 500.0).into_iter().map(|(_, time)| time).collect();
        assert_eq!(times, [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
    }
}
