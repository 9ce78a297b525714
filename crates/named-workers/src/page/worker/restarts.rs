//! How often a crashed worker is started again, and how soon.

use std::time::Duration;

use crate::page::declare::RestartPolicy;

/// How long to wait before each of the first restarts in a row; later ones wait as long as the last.
const BACKOFF: [Duration; 3] =
    [Duration::ZERO, Duration::from_millis(250), Duration::from_millis(1_000)];

/// The restarts of one worker that count against its limit.
#[derive(Debug, Default)]
pub(super) struct Restarts {
    policy: RestartPolicy,
    times: Vec<f64>,
    /// The crashes since a call last returned.
    in_a_row: u32,
}

impl Restarts {
    /// None yet.
    pub(super) fn new(policy: RestartPolicy) -> Self {
        Self { policy, ..Self::default() }
    }

    /// How long to wait before a worker that crashes now is started again, which then counts; none if it
    /// is not to be.
    pub(super) fn next(&mut self, now: f64) -> Option<Duration> {
        let window = self.policy.within.as_secs_f64() * 1_000.0;
        self.times.retain(|then| now - then < window);
        let count = self.in_a_row.max(self.times.len() as u32);
        if count >= self.policy.most {
            return None;
        }
        self.times.push(now);
        self.in_a_row += 1;
        Some(BACKOFF[(count as usize).min(BACKOFF.len() - 1)])
    }

    /// A call has returned, so the worker works.
    pub(super) fn end_row(&mut self) {
        self.in_a_row = 0;
    }

    /// Forgets them all: the worker has been restarted by hand.
    pub(super) fn clear(&mut self) {
        *self = Self::new(self.policy);
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
        restarts.end_row();
        assert_eq!(restarts.next(9_999.0), None);
        assert!(restarts.next(10_000.0).is_some());
    }

    #[test]
    fn crashes_without_a_call_that_returned_count_however_far_apart_they_are() {
        let mut restarts = Restarts::default();
        let hours = [0.0, 1.0, 2.0, 3.0].map(|hour| hour * 3_600_000.0);
        let next = hours.map(|now| restarts.next(now));
        assert_eq!(next, [Some(BACKOFF[0]), Some(BACKOFF[1]), Some(BACKOFF[2]), None]);
        restarts.end_row();
        assert_eq!(restarts.next(4.0 * 3_600_000.0), Some(BACKOFF[0]));
    }

    #[test]
    fn a_restart_by_hand_gives_all_of_them_back() {
        let mut restarts = Restarts::default();
        while restarts.next(0.0).is_some() {}
        restarts.clear();
        assert_eq!(restarts.next(0.0), Some(Duration::ZERO));
    }

    #[test]
    fn a_policy_may_allow_more_or_none() {
        let mut many = Restarts::new(RestartPolicy::new(5, Duration::from_secs(60)));
        assert_eq!((0..9).filter_map(|_| many.next(0.0)).count(), 5);
        let mut none = Restarts::new(RestartPolicy::new(0, Duration::from_secs(60)));
        assert_eq!(none.next(0.0), None);
    }
}
