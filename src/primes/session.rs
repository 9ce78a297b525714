//! The calculator's search, which goes on whatever page is shown.

use yew::prelude::*;

use super::heart::Heart;
use super::refusal::Refusal;
use super::run::run;
use super::search::{Action, Query, Search};
use crate::hooks::{Task, use_task};
use named_workers_ui::clock;

/// The search, and what it runs in.
#[derive(Clone, PartialEq)]
pub(super) struct Session {
    pub(super) search: UseReducerHandle<Search>,
    pub(super) heart: Heart,
    task: Task,
}

#[derive(PartialEq, Properties)]
pub(crate) struct PrimesSessionProps {
    pub(crate) children: Html,
}

/// Keeps the search for the components inside.
#[component]
pub(crate) fn PrimesSession(props: &PrimesSessionProps) -> Html {
    let search = use_reducer_eq(Search::default);
    let heart = use_memo((), |()| Heart::default());
    let session = Session { search, heart: (*heart).clone(), task: use_task() };
    html! {
        <ContextProvider<Session> context={session}>{ props.children.clone() }</ContextProvider<Session>>
    }
}

impl Session {
    pub(super) fn dispatch(&self, action: Action) {
        self.search.dispatch(action);
    }

    /// Starts the search that is asked for, instead of any that is running, or says why there can be none.
    pub(super) fn find(&self) -> Result<(), Refusal> {
        let query = self.search.query();
        match query.clone() {
            Ok(query) => self.start(query),
            Err(refusal) => {
                self.task.stop();
                self.heart.end();
                self.dispatch(Action::Refuse(refusal));
            }
        }
        query.map(drop)
    }

    /// Dropping the call cancels it in the worker as well.
    pub(super) fn stop(&self) {
        self.task.stop();
        self.heart.end();
        self.dispatch(Action::Stop);
    }

    fn start(&self, query: Query) {
        let (search, heart) = (self.search.dispatcher(), self.heart.clone());
        search.dispatch(Action::Start(query.clone(), clock::now()));
        heart.begin();
        self.task.start(async move {
            let reports = search.clone();
            let report = move |progress| reports.dispatch(Action::Report(progress, clock::now()));
            let found = run(query, report).await;
            heart.end();
            search.dispatch(match found {
                Ok(found) => Action::Find(found),
                Err(error) => Action::Fail(error),
            });
        });
    }
}
