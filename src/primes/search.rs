//! One search, from the click on Find to its end, as plain data.

use std::rc::Rc;

use yew::Reducible;

use super::addresses;
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
    /// Where the servers are, and where the cluster is, as typed.
    servers: String,
    cluster: String,
    pub(super) phase: Phase,
}

/// What to search for, with which engine, and where that is if it is elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Query {
    pub(super) engine: Engine,
    pub(super) limit: u64,
    pub(super) addresses: Vec<String>,
}

/// How far the search has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Phase {
    #[default]
    Idle,
    /// There can be no search for what is in the fields.
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
        let addresses = match self.address() {
            Some(text) => addresses::read(text, engine == Engine::Server)?,
            None => Vec::new(),
        };
        Ok(Query { engine, limit, addresses })
    }

    /// Where the worker of an engine is that is elsewhere, as typed.
    pub(super) fn address(&self) -> Option<&str> {
        match self.engine() {
            Engine::Server => Some(&self.servers),
            Engine::Cluster => Some(&self.cluster),
            _ => None,
        }
    }

    pub(super) fn is_running(&self) -> bool {
        matches!(self.phase, Phase::Running(..))
    }

    pub(super) fn refusal(&self) -> Option<&Refusal> {
        match &self.phase {
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

    /// After something was typed, which clears a refusal.
    fn mended(mut self) -> Rc<Self> {
        if self.refusal().is_some() {
            self.phase = Phase::Idle;
        }
        Rc::new(self)
    }

    fn with_address(mut self, address: String) -> Self {
        match self.engine() {
            Engine::Cluster => self.cluster = address,
            _ => self.servers = address,
        }
        self
    }
}

impl Default for Search {
    fn default() -> Self {
        Self {
            run: 0,
            text: "1,000,000".into(),
            worker: Engine::default(),
            here: false,
            servers: server::HERE.into(),
            cluster: server::CLUSTER.into(),
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
            (_, Action::Type(text)) => Self { text, ..(*self).clone() }.mended(),
            (_, Action::Address(address)) => (*self).clone().with_address(address).mended(),
            (_, Action::Choose(worker)) => Self { worker, ..(*self).clone() }.reconsidered(),
            (_, Action::Move(here)) => Self { here, ..(*self).clone() }.reconsidered(),
            (_, Action::Refuse(refusal)) => self.in_phase(Phase::Refused(refusal)),
            (Phase::Running(query, pace), Action::Report(progress, now)) => {
                self.in_phase(Phase::Running(query.clone(), pace.after(&progress, now)))
            }
            (Phase::Running(..), Action::Find(found)) => {
                self.in_phase(Phase::Found(Rc::new(found)))
            }
            (Phase::Running(query, _), Action::Fail(error)) => {
                self.in_phase(Phase::Failed(query.clone(), error))
            }
            (Phase::Running(..), Action::Stop) => self.in_phase(Phase::Stopped),
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUERY: Query = Query { engine: Engine::Rust, limit: 10, addresses: Vec::new() };
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
    fn only_an_engine_that_is_elsewhere_has_addresses_each_its_own() {
        let elsewhere = || Action::Address("http://a.example http://b.example".into());
        let search = after([Action::Choose(Engine::Server), elsewhere()]);
        let addresses = ["http://a.example", "http://b.example"];
        assert_eq!(search.query().unwrap().addresses, addresses);
        let search = search.reduce(Action::Choose(Engine::Cluster));
        assert_eq!(search.query().unwrap().addresses, [server::CLUSTER]);
        let refused = Rc::clone(&search).reduce(elsewhere());
        assert_eq!(refused.query(), Err(Refusal::SeveralAddresses));
        assert_eq!(
            refused.reduce(Action::Choose(Engine::Rust)).query().unwrap().addresses,
            [""; 0]
        );
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
