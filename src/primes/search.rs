//! One search, from the click on Find to its end, as plain data.

use std::rc::Rc;

use yew::Reducible;

use super::engine::Engine;
use super::limit;
use super::pace::Pace;
use super::refusal::Refusal;
use super::server;
use named_workers::{Error, Progress};

/// What the page knows about its search.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Search {
    /// The search's number, so that what belongs to one search can start over with the next.
    pub(super) run: u32,
    /// The limit of the next search, as typed.
    pub(super) text: String,
    /// The worker of the next search.
    pub(super) worker: Engine,
    /// Whether the next search runs on the page's own thread instead.
    pub(super) here: bool,
    /// Where the server is, as typed.
    pub(super) address: String,
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
    Running(Query, Pace),
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

/// What can happen to a search. Moments are in milliseconds.
pub(super) enum Action {
    Type(String),
    Choose(Engine),
    /// Whether the page's own thread is to do it.
    Move(bool),
    Address(String),
    Refuse(Refusal),
    Start(Query, f64),
    Report(Progress, f64),
    Find(Found),
    Fail(Error),
    Stop,
}

impl Search {
    /// What does the next search.
    pub(super) fn engine(&self) -> Engine {
        if self.here { Engine::Page } else { self.worker }
    }

    /// The next search, or why there can be none.
    pub(super) fn query(&self) -> Result<Query, Refusal> {
        let engine = self.engine();
        let limit = limit::parse(&self.text, engine.largest())?;
        Ok(Query { engine, limit })
    }

    pub(super) fn is_running(&self) -> bool {
        matches!(self.phase, Phase::Running(..))
    }

    pub(super) fn refusal(&self) -> Option<Refusal> {
        match self.phase {
            Phase::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    fn in_phase(&self, phase: Phase) -> Rc<Self> {
        Rc::new(Self { phase, ..self.clone() })
    }

    /// For another engine, a refusal is reconsidered. Everything else belongs to the one it began with.
    fn reconsidered(mut self) -> Rc<Self> {
        if self.refusal().is_some() {
            self.phase = self.query().err().map_or(Phase::Idle, Phase::Refused);
        }
        Rc::new(self)
    }

    fn typed(&self, text: String) -> Rc<Self> {
        let phase = match &self.phase {
            Phase::Refused(_) => Phase::Idle,
            phase => phase.clone(),
        };
        Rc::new(Self { text, phase, ..self.clone() })
    }
}

impl Default for Search {
    fn default() -> Self {
        Self {
            run: 0,
            text: "1,000,000".into(),
            worker: Engine::default(),
            here: false,
            address: server::HERE.into(),
            phase: Phase::default(),
        }
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
            (_, Action::Start(query, now)) => {
                let phase = Phase::Running(query, Pace::new(now));
                Rc::new(Self { run: self.run + 1, phase, ..(*self).clone() })
            }
            (_, Action::Type(text)) => self.typed(text),
            (_, Action::Choose(worker)) => Self { worker, ..(*self).clone() }.reconsidered(),
            (_, Action::Move(here)) => Self { here, ..(*self).clone() }.reconsidered(),
            (_, Action::Address(address)) => Rc::new(Self { address, ..(*self).clone() }),
            (_, Action::Refuse(refusal)) => self.in_phase(Phase::Refused(refusal)),
            (Phase::Running(query, pace), Action::Report(progress, now)) => {
                self.in_phase(Phase::Running(*query, pace.after(&progress, now)))
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
    const START: Action = Action::Start(QUERY, 0.0);

    fn after(actions: impl IntoIterator<Item = Action>) -> Rc<Search> {
        actions.into_iter().fold(Rc::default(), Search::reduce)
    }

    fn report() -> Action {
        Action::Report(Progress { done: 0.5, total: 1.0, message: None }, 100.0)
    }

    #[test]
    fn every_search_has_its_own_number() {
        assert_eq!(after([START, START]).run, 2);
    }

    #[test]
    fn a_report_keeps_what_is_searched() {
        let search = after([START, report()]);
        assert_eq!(search.phase.engine(), Some(Engine::Rust));
        assert!(matches!(&search.phase, Phase::Running(_, pace) if pace.part() == Some(0.5)));
    }

    #[test]
    fn what_arrives_after_a_stop_is_ignored() {
        assert_eq!(after([START, Action::Stop, report()]).phase, Phase::Stopped);
    }

    #[test]
    fn typing_clears_a_refusal_and_nothing_else() {
        let typed = || Action::Type("10".into());
        assert_eq!(after([Action::Refuse(Refusal::Empty), typed()]).phase, Phase::Idle);
        let search = after([START, typed()]);
        assert!(search.is_running());
        assert_eq!(search.query(), Ok(QUERY));
    }

    #[test]
    fn another_engine_clears_a_refusal_that_no_longer_holds() {
        let search = after([Action::Refuse(Refusal::TooLarge), Action::Choose(Engine::Counting)]);
        assert_eq!(search.phase, Phase::Idle);
    }

    #[test]
    fn another_engine_keeps_a_refusal_that_holds_for_it_too() {
        let typed = Action::Type(String::new());
        let search = after([typed, Action::Refuse(Refusal::Empty), Action::Choose(Engine::Python)]);
        assert_eq!(search.phase, Phase::Refused(Refusal::Empty));
    }

    #[test]
    fn choosing_another_engine_does_not_move_a_running_search() {
        let search = after([START, Action::Choose(Engine::Python)]);
        assert_eq!((search.engine(), search.phase.engine()), (Engine::Python, Some(Engine::Rust)));
    }

    #[test]
    fn the_pages_own_thread_comes_before_any_worker() {
        let search = after([Action::Move(true), Action::Choose(Engine::Python)]);
        assert_eq!(search.engine(), Engine::Page);
        assert_eq!(search.reduce(Action::Move(false)).engine(), Engine::Python);
    }
}
