//! How many calls ended in each of the last intervals of time.

use std::collections::VecDeque;

/// How long an interval is, in milliseconds.
pub(super) const BIN: f64 = 5_000.0;

/// How many intervals are kept: the last two minutes.
pub(crate) const BINS: usize = 24;

/// Counts by interval, newest last.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Activity {
    counts: VecDeque<u32>,
    /// The number of the newest interval.
    newest: u64,
}

impl Activity {
    /// Something happened at this time, in milliseconds.
    pub(super) fn add(&mut self, now: f64) {
        self.go_on(now);
        if let Some(newest) = self.counts.back_mut() {
            *newest = newest.saturating_add(1);
        }
    }

    /// The counts at this time, oldest first: always [`BINS`] of them.
    pub(super) fn at(&self, now: f64) -> Vec<u32> {
        let mut then = self.clone();
        then.go_on(now);
        then.counts.into()
    }

    fn go_on(&mut self, now: f64) {
        let interval = (now / BIN) as u64;
        let passed = interval.saturating_sub(self.newest).min(BINS as u64);
        self.counts.extend((0..passed).map(|_| 0));
        while self.counts.len() < BINS {
            self.counts.push_front(0);
        }
        self.counts.drain(..self.counts.len() - BINS);
        self.newest = self.newest.max(interval);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_move_to_the_left_as_time_passes_and_leave() {
        let mut activity = Activity::default();
        [1_000_000.0, 1_000_001.0, 1_000_000.0 + BIN].into_iter().for_each(|now| activity.add(now));
        let now = activity.at(1_000_000.0 + BIN);
        assert_eq!((now.len(), &now[BINS - 2..]), (BINS, &[2, 1][..]));
        assert_eq!(activity.at(1_000_000.0 + 2.0 * BIN)[BINS - 3..], [2, 1, 0]);
        assert_eq!(activity.at(9e9).iter().sum::<u32>(), 0);
    }
}
