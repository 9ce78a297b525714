//! The heartbeat as a picture: a trace like a monitor's, which goes flat while the page does not respond.
//!
//! A head moves from left to right and starts again at the left; what it has not reached yet is from the
//! last time.

use std::fmt::Write;

use super::beats::Beats;

/// How long the head takes from left to right, in milliseconds.
const SWEEP: f64 = 10_000.0;
/// What is erased in front of the head.
const GAP: f64 = 500.0;
/// The size of the picture, in its own units.
pub(super) const WIDTH: f64 = 1_000.0;
pub(super) const HEIGHT: f64 = 100.0;
/// Where a silent heart's line is.
const FLAT: f64 = 70.0;

/// One beat a second: when, in milliseconds, and how high.
const WAVE: [(f64, f64); 12] = [
    (0.0, 0.0),
    (120.0, 0.0),
    (170.0, 0.14),
    (220.0, 0.0),
    (270.0, 0.0),
    (300.0, -0.12),
    (340.0, 1.0),
    (380.0, -0.3),
    (420.0, 0.0),
    (550.0, 0.0),
    (620.0, 0.2),
    (700.0, 0.0),
];
const PERIOD: f64 = 1_000.0;
/// How high the highest is, in the picture's units.
const AMPLITUDE: f64 = 58.0;

/// What is drawn at some moment.
#[derive(Debug, PartialEq)]
pub(super) struct Trace {
    /// SVG path data of the times when the page responded.
    pub(super) alive: String,
    /// And of those when it did not.
    pub(super) stopped: String,
    /// Where the head is, from 0 to 1.
    pub(super) head: f64,
    /// Where the search started, and where it ended.
    pub(super) marks: [Option<f64>; 2],
}

impl Trace {
    pub(super) fn new(beats: &Beats, now: f64) -> Self {
        let start_of_sweep = now - now.rem_euclid(SWEEP);
        let oldest = (now - SWEEP + GAP).max(0.0);
        let (mut alive, mut stopped) = (String::new(), String::new());
        for (from, to) in [(oldest.min(start_of_sweep), start_of_sweep), (start_of_sweep, now)] {
            let mut at = from;
            for (stop, resume) in beats.pauses() {
                let (stop, resume) = (stop.clamp(at, to), resume.clamp(at, to));
                if stop < resume {
                    draw(&mut alive, at, stop, wave);
                    draw(&mut stopped, stop, resume, |_| 0.0);
                    at = resume;
                }
            }
            draw(&mut alive, at, to, wave);
        }
        let search = beats.search();
        let moments = [search.map(|search| search.start), search.and_then(|search| search.end)];
        let marks = moments.map(|moment| moment.filter(|moment| *moment >= oldest).map(part));
        Self { alive, stopped, head: part(now), marks }
    }
}

/// How far a moment is from left to right, from 0 to 1.
fn part(moment: f64) -> f64 {
    moment.rem_euclid(SWEEP) / SWEEP
}

/// A line over the moments from `from` to `to`, all in one sweep.
fn draw(path: &mut String, from: f64, to: f64, height: impl Fn(f64) -> f64) {
    if to <= from {
        return;
    }
    let sweep = from - from.rem_euclid(SWEEP);
    let mut command = 'M';
    for moment in moments(from, to) {
        let (x, y) = ((moment - sweep) / SWEEP * WIDTH, FLAT - height(moment) * AMPLITUDE);
        // Writing to a string cannot fail.
        write!(path, "{command}{x:.1} {y:.1}").ok();
        command = 'L';
    }
}

/// Both ends, and between them the moments at which the wave turns.
fn moments(from: f64, to: f64) -> impl Iterator<Item = f64> {
    let beats = (from / PERIOD).floor() as i64..=(to / PERIOD).floor() as i64;
    let turns = beats.flat_map(|beat| WAVE.map(|(moment, _)| beat as f64 * PERIOD + moment));
    let inside = turns.filter(move |turn| from < *turn && *turn < to);
    [from].into_iter().chain(inside).chain([to])
}

/// How high the wave is, from -1 to 1.
fn wave(moment: f64) -> f64 {
    let moment = moment.rem_euclid(PERIOD);
    let next = WAVE.iter().position(|(turn, _)| *turn > moment);
    let Some(next) = next.filter(|next| *next > 0) else { return 0.0 };
    let ((from, low), (to, high)) = (WAVE[next - 1], WAVE[next]);
    low + (high - low) * (moment - from) / (to - from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wave_is_highest_once_a_second() {
        assert_eq!((wave(340.0), wave(1_340.0), wave(900.0), wave(60.0)), (1.0, 1.0, 0.0, 0.0));
        assert!((wave(320.0) - 0.44).abs() < 0.01);
    }

    #[test]
    fn a_trace_reaches_from_the_left_to_the_head() {
        let trace = Trace::new(&Beats::default(), 5_000.0);
        assert!(trace.alive.starts_with("M0.0 70.0L12.0 70.0"), "{}", trace.alive);
        assert!(trace.alive.ends_with("L500.0 70.0"), "{}", trace.alive);
        assert_eq!((trace.head, trace.stopped.as_str()), (0.5, ""));
    }

    #[test]
    fn what_the_head_has_not_reached_is_from_the_last_sweep() {
        let trace = Trace::new(&Beats::default(), 12_000.0);
        assert!(trace.alive.starts_with("M250.0 70.0"), "{}", trace.alive);
        assert_eq!(trace.alive.matches('M').count(), 2);
    }

    #[test]
    fn the_line_is_flat_while_the_page_does_not_respond() {
        let mut beats = Beats::default();
        beats.begin(1_000.0);
        beats.end(3_000.0);
        let trace = Trace::new(&beats, 4_000.0);
        assert_eq!(trace.stopped, ["M100.0 70.0", &flat(1_000.0, 3_000.0), "L300.0 70.0"].concat());
        assert_eq!(trace.alive.matches('M').count(), 2);
        assert_eq!(trace.marks, [Some(0.1), Some(0.3)]);
    }

    fn flat(from: f64, to: f64) -> String {
        let inner: Vec<_> = moments(from, to).collect();
        let turns = inner[1..inner.len() - 1].iter();
        turns.map(|moment| format!("L{:.1} 70.0", moment / 10.0)).collect()
    }

    #[test]
    fn marks_of_an_earlier_sweep_go_when_the_head_comes() {
        let mut beats = Beats::default();
        beats.begin(1_000.0);
        beats.end(3_000.0);
        assert_eq!(Trace::new(&beats, 11_000.0).marks, [None, Some(0.3)]);
    }
}
