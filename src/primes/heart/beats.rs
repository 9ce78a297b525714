//! The page's heartbeats, and the pauses between them.

use std::collections::VecDeque;

/// A pause of this many milliseconds is drawn: the eye notices it.
const NOTICED: f64 = 100.0;
/// How many such pauses are kept.
const KEPT: usize = 32;

/// What the heart knows about its beats. Times are in milliseconds.
#[derive(Default)]
pub(crate) struct Beats {
    last: Option<f64>,
    pauses: VecDeque<(f64, f64)>,
    search: Option<Measured>,
}

/// A search, as the heart has seen it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measured {
    pub(super) start: f64,
    /// None while it is running.
    pub(super) end: Option<f64>,
    /// The longest pause between two beats since its start.
    pub(super) longest: f64,
}

impl Beats {
    /// Counts a beat that was planned this long after the last one.
    pub(super) fn beat(&mut self, now: f64, planned: f64) {
        let Some(last) = self.last.replace(now) else { return };
        let pause = (now - last - planned).max(0.0);
        if pause >= NOTICED {
            self.pauses.push_back((now - pause, now));
        }
        if self.pauses.len() > KEPT {
            self.pauses.pop_front();
        }
        if let Some(search) = self.search.as_mut().filter(|search| search.end.is_none()) {
            search.longest = search.longest.max(pause);
        }
    }

    /// Starts to measure a search. What came before is not its doing.
    pub(super) fn begin(&mut self, now: f64) {
        self.last = Some(now);
        self.search = Some(Measured { start: now, end: None, longest: 0.0 });
    }

    /// The search is over.
    pub(super) fn end(&mut self, now: f64) {
        self.beat(now, 0.0);
        if let Some(search) = &mut self.search {
            search.end = Some(now);
        }
    }

    /// Leaves out the current pause: a page in the background gets no frames.
    pub(super) fn skip(&mut self) {
        self.last = None;
    }

    pub(super) fn is_searching(&self) -> bool {
        self.search.is_some_and(|search| search.end.is_none())
    }

    /// The current search, or else the last one.
    pub(super) fn search(&self) -> Option<Measured> {
        self.search
    }

    /// From when to when the page did not respond, oldest first.
    pub(super) fn pauses(&self) -> impl Iterator<Item = (f64, f64)> {
        self.pauses.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longest(beats: &Beats) -> f64 {
        beats.search().map_or(0.0, |search| search.longest)
    }

    #[test]
    fn the_longest_pause_of_a_search_is_kept() {
        let mut beats = Beats::default();
        beats.begin(1_000.0);
        [1_016.0, 1_066.0, 1_082.0].iter().for_each(|now| beats.beat(*now, 0.0));
        assert_eq!(longest(&beats), 50.0);
    }

    #[test]
    fn what_comes_before_and_after_a_search_is_not_its_pause() {
        let mut beats = Beats::default();
        beats.beat(0.0, 0.0);
        beats.beat(500.0, 0.0);
        beats.begin(500.0);
        beats.beat(516.0, 0.0);
        beats.end(520.0);
        beats.beat(990.0, 250.0);
        assert_eq!(longest(&beats), 16.0);
        assert_eq!(beats.pauses().collect::<Vec<_>>(), [(0.0, 500.0), (770.0, 990.0)]);
    }

    #[test]
    fn a_planned_wait_is_no_pause() {
        let mut beats = Beats::default();
        beats.begin(0.0);
        beats.beat(253.0, 250.0);
        assert_eq!(longest(&beats), 3.0);
    }

    #[test]
    fn the_last_pause_of_a_search_counts_even_if_it_is_the_whole_search() {
        let mut beats = Beats::default();
        beats.begin(0.0);
        beats.end(2_000.0);
        assert_eq!(longest(&beats), 2_000.0);
        assert!(!beats.is_searching());
    }

    #[test]
    fn a_pause_in_the_background_does_not_count() {
        let mut beats = Beats::default();
        beats.begin(0.0);
        beats.skip();
        beats.beat(60_000.0, 0.0);
        assert_eq!(longest(&beats), 0.0);
    }
}
