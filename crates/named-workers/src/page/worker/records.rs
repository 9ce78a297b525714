//! What is remembered of a worker: its log, and the states it has been in.

use std::num::NonZeroU64;

use crate::protocol::log::Newest;

use super::ring::Ring;
use super::{Ended, LogLine, State, StateChange};

/// How many state changes are kept.
const CHANGES: usize = 100;

/// The last lines of a worker's log, and its last states.
#[derive(Debug, Default)]
pub(super) struct Records {
    log: Newest<LogLine>,
    history: Ring<StateChange, CHANGES>,
    /// The state that listeners last heard of.
    told: Option<State>,
    pub(super) ended: Ended,
}

impl Records {
    /// Adds a line.
    pub(super) fn add_line(&mut self, line: LogLine) {
        self.log.push(line);
    }

    /// Adds a state; returns whether listeners are to be notified. Neither what a starting worker loads
    /// nor how busy a worker is counts as a change in the history.
    pub(super) fn add_state(&mut self, time: f64, state: &State) -> bool {
        let kept = if let State::Busy(_) = state { &State::Ready } else { state };
        let is_new = self.history.last().is_none_or(|last| last.state.name() != kept.name());
        if is_new {
            self.history.push(StateChange { time, state: kept.clone() });
        }
        self.told.replace(state.clone()).as_ref() != Some(state)
    }

    /// A call has ended: in a value, or in an error.
    pub(super) fn count(&mut self, is_value: bool) {
        let ended = if is_value { &mut self.ended.returned } else { &mut self.ended.failed };
        *ended += 1;
    }

    /// This many lines are missing before the next one.
    pub(super) fn leave_out(&mut self, lines: NonZeroU64) {
        self.log.leave_out(lines);
    }

    /// The log's lines, oldest first; the first one says how many were left out, if any were.
    pub(super) fn lines(&self) -> Vec<LogLine> {
        let time = self.log.lines().next().map_or(0.0, |line| line.time);
        let left_out = Some(self.log.left_out()).filter(|lines| *lines > 0);
        let head = left_out.map(|lines| LogLine { time, ..LogLine::left_out(lines) });
        head.into_iter().chain(self.log.lines().cloned()).collect()
    }

    /// When the state has changed last, in milliseconds since 1970.
    pub(super) fn last_change(&self) -> f64 {
        self.history.last().map_or(0.0, |change| change.time)
    }

    /// The state changes, oldest first.
    pub(super) fn changes(&self) -> Vec<StateChange> {
        self.history.items()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Loading;

    #[test]
    fn steps_of_one_start_are_one_change_and_so_is_a_worker_that_is_busy() {
        let mut records = Records::default();
        let loading = Loading { what: "w.wasm".into(), done: 1, total: None };
        let states = [
            State::Starting(Loading::default()),
            State::Starting(loading),
            State::Ready,
            State::Busy(1),
            State::Ready,
            State::Terminated,
        ];
        assert!(states.iter().all(|state| records.add_state(0.0, state)));
        let names: Vec<_> = records.changes().iter().map(|change| change.state.name()).collect();
        assert_eq!(names, ["starting", "ready", "terminated"]);
    }

    #[test]
    fn a_state_is_told_once() {
        let mut records = Records::default();
        assert!(records.add_state(0.0, &State::Ready));
        assert!(!records.add_state(0.0, &State::Ready));
    }
}
