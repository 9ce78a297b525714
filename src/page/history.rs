//! The states that a worker has been in.

use std::collections::VecDeque;

use super::{State, StateChange};

/// How many changes are kept.
const KEPT: usize = 100;

/// A history that forgets its oldest changes.
#[derive(Default)]
pub(super) struct History(VecDeque<StateChange>);

impl History {
    /// Adds a change. What a worker that starts is loading is no change of its state.
    pub(super) fn push(&mut self, time: f64, state: &State) {
        if self.0.back().is_some_and(|last| last.state.name() == state.name()) {
            return;
        }
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back(StateChange { time, state: state.clone() });
    }

    /// The changes, the oldest first.
    pub(super) fn changes(&self) -> Vec<StateChange> {
        self.0.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Loading;

    fn names(history: &History) -> Vec<&'static str> {
        history.changes().iter().map(|change| change.state.name()).collect()
    }

    #[test]
    fn steps_of_one_start_are_one_change() {
        let mut history = History::default();
        let loading = Loading { what: "w.wasm".into(), done: 1, total: None };
        for state in [State::Starting(Loading::default()), State::Starting(loading), State::Ready] {
            history.push(0.0, &state);
        }
        assert_eq!(names(&history), ["starting", "ready"]);
    }

    #[test]
    fn a_full_history_forgets_its_oldest_changes() {
        let mut history = History::default();
        for _ in 0..KEPT {
            history.push(0.0, &State::Ready);
            history.push(0.0, &State::Terminated);
        }
        assert_eq!(history.changes().len(), KEPT);
    }
}
