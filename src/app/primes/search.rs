//! One search, from the click on Find to its end, as plain data.

use std::rc::Rc;

use yew::Reducible;

use super::refusal::Refusal;
use crate::{Error, Progress};

/// What the page knows about its search.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Search {
    /// Counts the searches, so that what belongs to one can begin anew with the next.
    pub(super) run: u32,
    pub(super) phase: Phase,
}

/// How far the search is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Phase {
    #[default]
    Idle,
    /// The text in the field is not a limit.
    Refused(Refusal),
    /// The worker is asked, or is still starting; it reports its progress now and then.
    Running(u64, Option<Progress>),
    Found(Rc<Found>),
    Stopped,
    Failed(Error),
}

/// What a search found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) limit: u64,
    pub(super) count: u64,
    pub(super) first: Vec<u64>,
    pub(super) last: Vec<u64>,
    pub(super) milliseconds: f64,
}

/// What happens to a search.
pub(super) enum Action {
    Type,
    Refuse(Refusal),
    Start(u64),
    Report(Progress),
    Find(Found),
    Fail(Error),
    Stop,
}

impl Search {
    pub(super) fn is_running(&self) -> bool {
        matches!(self.phase, Phase::Running(..))
    }

    fn in_phase(&self, phase: Phase) -> Rc<Self> {
        Rc::new(Self { run: self.run, phase })
    }
}

impl Reducible for Search {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match (&self.phase, action) {
            (_, Action::Start(limit)) => {
                Rc::new(Self { run: self.run + 1, phase: Phase::Running(limit, None) })
            }
            (_, Action::Refuse(refusal)) => self.in_phase(Phase::Refused(refusal)),
            (Phase::Refused(_), Action::Type) => self.in_phase(Phase::Idle),
            (Phase::Running(limit, _), Action::Report(progress)) => {
                self.in_phase(Phase::Running(*limit, Some(progress)))
            }
            (Phase::Running(..), Action::Find(found)) => {
                self.in_phase(Phase::Found(Rc::new(found)))
            }
            (Phase::Running(..), Action::Fail(error)) => self.in_phase(Phase::Failed(error)),
            (Phase::Running(..), Action::Stop) => self.in_phase(Phase::Stopped),
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> Rc<Search> {
        actions.into_iter().fold(Rc::default(), Search::reduce)
    }

    fn progress(done: f64) -> Progress {
        Progress { done, total: 1.0, message: None }
    }

    #[test]
    fn every_search_has_a_number_of_its_own() {
        assert_eq!(after([Action::Start(10), Action::Start(20)]).run, 2);
    }

    #[test]
    fn a_report_keeps_the_limit() {
        let search = after([Action::Start(10), Action::Report(progress(0.5))]);
        assert_eq!(search.phase, Phase::Running(10, Some(progress(0.5))));
    }

    #[test]
    fn what_arrives_after_a_stop_is_ignored() {
        let search = after([Action::Start(10), Action::Stop, Action::Report(progress(0.5))]);
        assert_eq!(search.phase, Phase::Stopped);
    }

    #[test]
    fn typing_takes_a_refusal_away_and_nothing_else() {
        let refused = after([Action::Refuse(Refusal::Empty), Action::Type]);
        assert_eq!(refused.phase, Phase::Idle);
        assert!(after([Action::Start(10), Action::Type]).is_running());
    }
}
