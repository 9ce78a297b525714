//! One race as plain data.

use std::rc::Rc;

use yew::Reducible;

use super::contest::{Contest, Plan};
use crate::primes::Engine;
use named_workers::Error;

/// What the page knows about its race.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Race {
    /// The next race.
    pub(super) plan: Plan,
    /// The current race, or the last one: who took part, and how each is doing.
    pub(super) contest: Option<Contest>,
    pub(super) lanes: Vec<Lane>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lane {
    pub(super) engine: Engine,
    pub(super) standing: Standing,
}

/// How an engine is doing.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Standing {
    /// Its worker is being loaded.
    Loading,
    /// It waits for the others.
    Ready,
    /// How far it is, from 0 to 1; and how many passes it has made.
    Running(f64, u64),
    /// It has found the primes, after so many milliseconds.
    Finished(f64),
    /// So many passes.
    Counted(u64),
    Failed(Error),
    Stopped,
}

pub(super) enum Action {
    Choose(Contest),
    /// Takes part, or no longer.
    Toggle(Engine),
    Start(Plan),
    Report(Engine, Standing),
    Stop,
}

impl Standing {
    pub(super) fn is_over(&self) -> bool {
        matches!(self, Self::Finished(_) | Self::Counted(_) | Self::Failed(_) | Self::Stopped)
    }
}

impl Race {
    pub(super) fn is_running(&self) -> bool {
        self.lanes.iter().any(|lane| !lane.standing.is_over())
    }

    /// The passes of whoever has made the most.
    pub(super) fn most_passes(&self) -> u64 {
        let passes = self.lanes.iter().filter_map(|lane| match lane.standing {
            Standing::Running(_, passes) | Standing::Counted(passes) => Some(passes),
            _ => None,
        });
        passes.max().unwrap_or_default()
    }

    fn toggled(mut self, engine: Engine) -> Self {
        let before = self.plan.engines.len();
        self.plan.engines.retain(|other| *other != engine);
        if self.plan.engines.len() == before {
            self.plan.engines.push(engine);
            // In the order in which they are offered.
            self.plan.engines.sort_by_key(|engine| Engine::ALL.iter().position(|it| it == engine));
        }
        self
    }

    fn started(plan: Plan) -> Self {
        let lane = |engine| Lane { engine, standing: Standing::Loading };
        let lanes = plan.entrants().into_iter().map(lane).collect();
        Self { contest: Some(plan.contest), lanes, plan }
    }

    /// Whoever is not at its end takes this.
    fn with(mut self, takes: impl Fn(&Lane) -> bool, standing: &Standing) -> Self {
        for lane in self.lanes.iter_mut().filter(|lane| !lane.standing.is_over() && takes(lane)) {
            lane.standing = standing.clone();
        }
        self
    }
}

impl Reducible for Race {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let race = Rc::unwrap_or_clone(self);
        Rc::new(match action {
            Action::Choose(contest) => {
                let engines = race.plan.engines.clone();
                Self { plan: Plan { contest, engines }, ..race }
            }
            Action::Toggle(engine) => race.toggled(engine),
            Action::Start(plan) => Self::started(plan),
            Action::Report(engine, standing) => race.with(|lane| lane.engine == engine, &standing),
            Action::Stop => race.with(|_| true, &Standing::Stopped),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> Rc<Race> {
        actions.into_iter().fold(Rc::default(), Race::reduce)
    }

    fn start() -> Action {
        Action::Start(Plan {
            contest: Contest::Power(8),
            engines: vec![Engine::Rust, Engine::MicroPython, Engine::Python],
        })
    }

    #[test]
    fn only_those_that_can_take_part_have_a_lane() {
        let race = after([start()]);
        let engines: Vec<_> = race.lanes.iter().map(|lane| lane.engine).collect();
        assert_eq!(engines, [Engine::Rust, Engine::Python]);
        assert!(race.is_running());
    }

    #[test]
    fn a_race_is_over_when_every_lane_is() {
        let rust = Action::Report(Engine::Rust, Standing::Finished(12.0));
        let python = Action::Report(Engine::Python, Standing::Finished(900.0));
        assert!(after([start(), rust]).is_running());
        let rust = Action::Report(Engine::Rust, Standing::Finished(12.0));
        assert!(!after([start(), rust, python]).is_running());
    }

    #[test]
    fn a_stop_leaves_those_that_have_finished_their_time() {
        let rust = Action::Report(Engine::Rust, Standing::Finished(12.0));
        let late = Action::Report(Engine::Python, Standing::Finished(900.0));
        let race = after([start(), rust, Action::Stop, late]);
        let standings: Vec<_> = race.lanes.iter().map(|lane| lane.standing.clone()).collect();
        assert_eq!(standings, [Standing::Finished(12.0), Standing::Stopped]);
    }

    #[test]
    fn an_engine_that_joins_takes_its_usual_place() {
        let race = after([Action::Toggle(Engine::EveryCore), Action::Toggle(Engine::EveryCore)]);
        assert_eq!(race.plan, Plan::default());
        assert!(!after([Action::Toggle(Engine::Python)]).plan.engines.contains(&Engine::Python));
    }
}
