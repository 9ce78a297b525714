//! The race, which goes on whatever page is shown.

use std::rc::Rc;

use yew::prelude::*;

use super::contest::Plan;
use super::run::run;
use super::state::{Action, Race};
use crate::hooks::{Task, use_task};

/// The race, and what it runs in.
#[derive(Clone, PartialEq)]
pub(super) struct Session {
    pub(super) race: UseReducerHandle<Race>,
    task: Task,
}

#[derive(PartialEq, Properties)]
pub(crate) struct RaceSessionProps {
    pub(crate) children: Html,
}

/// Keeps the race for the components inside.
#[component]
pub(crate) fn RaceSession(props: &RaceSessionProps) -> Html {
    let session = Session { race: use_reducer_eq(Race::default), task: use_task() };
    html! {
        <ContextProvider<Session> context={session}>{ props.children.clone() }</ContextProvider<Session>>
    }
}

impl Session {
    /// Starts this race, instead of any that is running.
    pub(super) fn start(&self, plan: Plan) {
        let race = self.race.dispatcher();
        let (contest, entrants) = (plan.contest, plan.entrants());
        race.dispatch(Action::Start(plan));
        let report = move |engine, standing| race.dispatch(Action::Report(engine, standing));
        self.task.start(run(contest, entrants, Rc::new(report)));
    }

    /// Whether this race is running, or was the last one.
    pub(super) fn has_run(&self, plan: &Plan) -> bool {
        self.race.contest.is_some() && self.race.plan == *plan
    }

    /// Dropping the calls cancels them in the workers as well.
    pub(super) fn stop(&self) {
        self.task.stop();
        self.race.dispatch(Action::Stop);
    }
}
