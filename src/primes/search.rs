//! One search, from the click on Find to its end, as plain data.

use std::rc::Rc;

use yew::Reducible;

use super::engine::Engine;
use super::refusal::Refusal;
use named_workers::{Error, Progress};

/// What the page knows about its search.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Search {
    /// The search's number, so that what belongs to one search can start over with the next.
    pub(super) run: u32,
    /// The engine of the next search.
    pub(super) engine: Engine,
    pub(super) phase: Phase,
}

/// What to search for, and with which engine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Query {
    pub(super) engine: Engine,
    pub(super) limit: u64,
}

/// How far the search has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Phase {
    #[default]
    Idle,
    /// The text in the field is not a limit.
    Refused(Refusal),
    /// The worker is searching, or still starting; it reports its progress now and then.
    Running(Query, Option<Progress>),
    Found(Rc<Found>),
    Stopped,
    Failed(Query, Error),
}

/// What a search found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) query: Query,
    pub(super) count: u64,
    pub(super) first: Vec<u64>,
    pub(super) last: Vec<u64>,
    pub(super) milliseconds: f64,
}

/// What can happen to a search.
pub(super) enum Action {
    Type,
    /// Another engine is chosen; the text in the field may not be a limit for it.
    Choose(Engine, Option<Refusal>),
    Refuse(Refusal),
    Start(Query),
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
        Rc::new(Self { phase, ..*self })
    }

    /// A refusal is reconsidered. Everything else belongs to the engine it began with.
    fn with_engine(&self, engine: Engine, refusal: Option<Refusal>) -> Rc<Self> {
        let phase = match &self.phase {
            Phase::Refused(_) => refusal.map_or(Phase::Idle, Phase::Refused),
            phase => phase.clone(),
        };
        Rc::new(Self { engine, phase, ..*self })
    }
}

impl Phase {
    /// The engine that is searching, or was.
    pub(super) fn engine(&self) -> Option<Engine> {
        match self {
            Self::Running(query, _) | Self::Failed(query, _) => Some(query.engine),
            Self::Found(found) => Some(found.query.engine),
            Self::Idle | Self::Refused(_) | Self::Stopped => None,
        }
    }
}

impl Reducible for Search {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match (&self.phase, action) {
            (_, Action::Start(query)) => {
                Rc::new(Self { run: self.run + 1, phase: Phase::Running(query, None), ..*self })
            }
            (_, Action::Choose(engine, refusal)) => self.with_engine(engine, refusal),
            (_, Action::Refuse(refusal)) => self.in_phase(Phase::Refused(refusal)),
            (Phase::Refused(_), Action::Type) => self.in_phase(Phase::Idle),
            (Phase::Running(query, _), Action::Report(progress)) => {
                self.in_phase(Phase::Running(*query, Some(progress)))
            }
            (Phase::Running(..), Action::Find(found)) => {
                self.in_phase(Phase::Found(Rc::new(found)))
            }
            (Phase::Running(query, _), Action::Fail(error)) => {
                self.in_phase(Phase::Failed(*query, error))
            }
            (Phase::Running(..), Action::Stop) => self.in_phase(Phase::Stopped),
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUERY: Query = Query { engine: Engine::Rust, limit: 10 };

    fn after(actions: impl IntoIterator<Item = Action>) -> Rc<Search> {
        actions.into_iter().fold(Rc::default(), Search::reduce)
    }

    fn progress(done: f64) -> Progress {
        Progress { done, total: 1.0, message: None }
    }

    #[test]
    fn every_search_has_its_own_number() {
        assert_eq!(after([Action::Start(QUERY), Action::Start(QUERY)]).run, 2);
    }

    #[test]
    fn a_report_keeps_what_is_searched() {
        let search = after([Action::Start(QUERY), Action::Report(progress(0.5))]);
        assert_eq!(search.phase, Phase::Running(QUERY, Some(progress(0.5))));
    }

    #[test]
    fn what_arrives_after_a_stop_is_ignored() {
        let search = after([Action::Start(QUERY), Action::Stop, Action::Report(progress(0.5))]);
        assert_eq!(search.phase, Phase::Stopped);
    }

    #[test]
    fn typing_clears_a_refusal_and_nothing_else() {
        let refused = after([Action::Refuse(Refusal::Empty), Action::Type]);
        assert_eq!(refused.phase, Phase::Idle);
        assert!(after([Action::Start(QUERY), Action::Type]).is_running());
    }

    #[test]
    fn another_engine_clears_a_refusal_that_no_longer_holds() {
        let refused = Action::Refuse(Refusal::TooLarge);
        let search = after([refused, Action::Choose(Engine::Rust, None)]);
        assert_eq!(search.phase, Phase::Idle);
    }

    #[test]
    fn another_engine_keeps_a_refusal_that_holds_for_it_too() {
        let empty = || Refusal::Empty;
        let chosen = Action::Choose(Engine::Python, Some(empty()));
        assert_eq!(after([Action::Refuse(empty()), chosen]).phase, Phase::Refused(empty()));
    }

    #[test]
    fn choosing_another_engine_does_not_move_a_running_search() {
        let chosen = Action::Choose(Engine::Python, Some(Refusal::TooLarge));
        let search = after([Action::Start(QUERY), chosen]);
        assert_eq!(search.engine, Engine::Python);
        assert_eq!(search.phase, Phase::Running(QUERY, None));
    }
}
