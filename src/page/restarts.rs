//! How often a worker that crashes is started again.

/// At most this many restarts…
const MOST: usize = 3;
/// …in this many milliseconds.
const WINDOW: f64 = 10_000.0;

/// The restarts of one worker that count against its limit.
#[derive(Default)]
pub(super) struct Restarts(Vec<f64>);

impl Restarts {
    /// Whether a worker that crashes now may be started again; if so, it counts.
    pub(super) fn allow(&mut self, now: f64) -> bool {
        self.0.retain(|then| now - then < WINDOW);
        let allowed = self.0.len() < MOST;
        if allowed {
            self.0.push(now);
        }
        allowed
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
    fn three_restarts_in_ten_seconds_are_allowed_and_a_fourth_is_not() {
        let mut restarts = Restarts::default();
        let allowed = [0.0, 1.0, 2.0, 3.0].map(|now| restarts.allow(now));
        assert_eq!(allowed, [true, true, true, false]);
    }

    #[test]
    fn a_restart_counts_for_ten_seconds() {
        let mut restarts = Restarts::default();
        assert!([0.0, 1.0, 2.0].into_iter().all(|now| restarts.allow(now)));
        assert!(!restarts.allow(9_999.0));
        assert!(restarts.allow(10_000.0));
    }

    #[test]
    fn a_restart_by_hand_gives_all_of_them_back() {
        let mut restarts = Restarts::default();
        while restarts.allow(0.0) {}
        restarts.clear();
        assert!(restarts.allow(0.0));
    }
}
