//! The page's heartbeats: its animation frames, and the pauses between them.

use std::collections::VecDeque;
use std::fmt::Write;

/// How many pauses the trace shows.
pub(super) const TRACED: usize = 120;
/// A pause of this many milliseconds is as high as the trace.
const HIGHEST: f64 = 100.0;
/// The height of the trace, in its own units.
pub(super) const HEIGHT: f64 = 24.0;

/// What the heartbeat knows about its beats.
#[derive(Default)]
pub(super) struct Beats {
    last: Option<f64>,
    count: u64,
    longest: f64,
    pauses: VecDeque<f64>,
}

impl Beats {
    /// Counts a beat at this time, in milliseconds.
    pub(super) fn beat(&mut self, now: f64) {
        let pause = self.last.replace(now).map_or(0.0, |last| now - last);
        self.count += 1;
        self.longest = self.longest.max(pause);
        self.pauses.push_back(pause);
        if self.pauses.len() > TRACED {
            self.pauses.pop_front();
        }
    }

    /// Starts counting over. The current pause counts from its start.
    pub(super) fn reset(&mut self) {
        self.count = 0;
        self.longest = 0.0;
    }

    /// Leaves out the current pause: a page in the background gets no frames.
    pub(super) fn skip(&mut self) {
        self.last = None;
    }

    /// The longest pause since the last reset, in milliseconds.
    pub(super) fn longest(&self) -> f64 {
        self.longest
    }

    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// The last pauses as SVG path data, each one unit wide.
    pub(super) fn trace(&self) -> String {
        let mut path = String::from("M");
        for (x, pause) in self.pauses.iter().enumerate() {
            let y = HEIGHT * (1.0 - (pause / HIGHEST).min(1.0));
            // Writing to a string cannot fail.
            write!(path, "{x},{y:.1} ").ok();
        }
        path
    }

    /// The pulse's phase: from 0 to 1 and back, once a second.
    pub(super) fn pulse(now: f64) -> f64 {
        (now / 1_000.0 * std::f64::consts::PI).sin().powi(2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beats(times: &[f64]) -> Beats {
        let mut beats = Beats::default();
        times.iter().for_each(|time| beats.beat(*time));
        beats
    }

    #[test]
    fn the_longest_pause_between_beats_is_kept() {
        let beats = beats(&[1_000.0, 1_016.0, 1_066.0, 1_082.0]);
        assert_eq!((beats.count(), beats.longest()), (4, 50.0));
    }

    #[test]
    fn a_pause_that_began_before_a_reset_counts_in_full() {
        let mut beats = beats(&[0.0, 90.0]);
        beats.reset();
        beats.beat(120.0);
        assert_eq!((beats.count(), beats.longest()), (1, 30.0));
    }

    #[test]
    fn a_pause_in_the_background_does_not_count() {
        let mut beats = beats(&[0.0, 16.0]);
        beats.skip();
        beats.beat(60_000.0);
        assert_eq!(beats.longest(), 16.0);
    }

    #[test]
    fn the_trace_keeps_only_the_last_pauses() {
        let times: Vec<_> = (0..200).map(f64::from).collect();
        assert_eq!(beats(&times).trace().split_whitespace().count(), TRACED);
    }

    #[test]
    fn a_longer_pause_than_the_highest_stays_in_the_trace() {
        assert_eq!(beats(&[0.0, 900.0]).trace(), "M0,24.0 1,0.0 ");
    }
}
