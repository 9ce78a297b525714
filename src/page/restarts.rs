//! How often a worker that crashes is started again, and how soon.

use std::time::Duration;

/// How long to wait before each restart: at most so many…
const BACKOFF: [Duration; 3] =
    [Duration::ZERO, Duration::from_millis(250), Duration::from_millis(1_000)];
/// …in this many milliseconds.
const WINDOW: f64 = 10_000.0;

/// The restarts of one worker that count against its limit.
#[derive(Default)]
pub(super) struct Restarts(Vec<f64>);

impl Restarts {
    /// How long to wait before a worker that crashes now is started again; if it is, it counts.
    pub(super) fn next(&mut self, now: f64) -> Option<Duration> {
        self.0.retain(|then| now - then < WINDOW);
        let backoff = BACKOFF.get(self.0.len()).copied();
        if backoff.is_some() {
            self.0.push(now);
        }
        backoff
    }

    /// Forgets them all: somebody has restarted the worker by hand.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_restarts_in_ten_seconds_come_ever_later_and_there_is_no_fourth() {
        let mut restarts = Restarts::default();
        let next = [0.0, 1.0, 2.0, 3.0].map(|now| restarts.next(now));
        assert_eq!(next[..3], BACKOFF.map(Some));
        assert!(BACKOFF.is_sorted());
        assert_eq!(next[3], None);
    }

    #[test]
    fn a_restart_counts_for_ten_seconds() {
        let mut restarts = Restarts::default();
        assert!([0.0, 1.0, 2.0].into_iter().all(|now| restarts.next(now).is_some()));
        assert_eq!(restarts.next(9_999.0), None);
        assert!(restarts.next(10_000.0).is_some());
    }

    #[test]
    fn a_restart_by_hand_gives_all_of_them_back() {
        let mut restarts = Restarts::default();
        while restarts.next(0.0).is_some() {}
        restarts.clear();
        assert_eq!(restarts.next(0.0), Some(Duration::ZERO));
    }
}
