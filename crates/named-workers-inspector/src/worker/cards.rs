//! Which workers are shown in full, and which are not shown at all.

use std::collections::BTreeMap;

use named_workers::{State, WorkerInfo};

/// How many workers are shown in full at first.
const OPEN: usize = 3;

/// What was opened, closed and removed by hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cards {
    open: BTreeMap<String, bool>,
    /// Ended workers, and when they ended, in milliseconds since 1970.
    removed: BTreeMap<String, f64>,
}

/// What can be done with the cards.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    /// Shows a worker in full, or not. A pool is named `name#`.
    Open(String, bool),
    /// Takes ended workers off the list, until they are started again.
    Remove(Vec<(String, f64)>),
}

impl Cards {
    pub(crate) fn apply(&mut self, change: Change) {
        match change {
            Change::Open(name, open) => drop(self.open.insert(name, open)),
            Change::Remove(ended) => self.removed.extend(ended),
        }
    }

    /// Whether a worker is shown in full; `place` is its place in the list.
    pub(crate) fn is_open(&self, name: &str, place: usize) -> bool {
        self.open.get(name).copied().unwrap_or(place < OPEN && !name.contains('#'))
    }

    /// Whether a worker is on the list.
    pub(crate) fn is_listed(&self, worker: &WorkerInfo) -> bool {
        let removed = self.removed.get(&worker.name);
        !has_ended(&worker.state) || removed.is_none_or(|then| since(worker) > *then)
    }
}

/// Whether its functions can be called at once.
pub(crate) fn is_ready(state: &State) -> bool {
    matches!(state, State::Ready | State::Busy(_))
}

/// Whether it stays as it is until somebody restarts it.
pub(crate) fn has_ended(state: &State) -> bool {
    matches!(state, State::Failed(_) | State::Terminated)
}

/// When a worker has entered its state, in milliseconds since 1970.
pub(crate) fn since(worker: &WorkerInfo) -> f64 {
    worker.history.last().map_or(0.0, |change| change.time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_workers_are_open_and_a_pool_s_are_not() {
        let cards = Cards::default();
        assert!(cards.is_open("a", 0) && cards.is_open("a", 2));
        assert!(!cards.is_open("a", 3) && !cards.is_open("a#1", 0));
    }

    #[test]
    fn what_is_opened_or_closed_by_hand_stays_so() {
        let mut cards = Cards::default();
        cards.apply(Change::Open("a".into(), false));
        cards.apply(Change::Open("b".into(), true));
        assert!(!cards.is_open("a", 0) && cards.is_open("b", 9));
    }
}
