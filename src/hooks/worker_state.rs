//! The state of one worker, as it changes.

use futures_util::StreamExt;
use yew::prelude::*;

use super::use_task;
use named_workers::{Event, State, workers};

/// The state of the worker with this name; `None` while the page has no such worker.
#[hook]
pub(crate) fn use_worker_state(name: &'static str) -> Option<State> {
    let state = use_state_eq(|| (name, current(name)));
    let task = use_task();
    let setter = state.setter();
    use_effect_with(name, move |name| {
        let name = *name;
        task.start(async move {
            let mut events = workers().events();
            setter.set((name, current(name)));
            while let Some(event) = events.next().await {
                if let Event::State { worker, state } = event
                    && worker == name
                {
                    setter.set((name, Some(state)));
                }
            }
        });
    });
    match &*state {
        (of, state) if *of == name => state.clone(),
        // The name has changed, and the effect has not run yet.
        _ => current(name),
    }
}

fn current(name: &str) -> Option<State> {
    let workers = workers().list();
    workers.into_iter().find(|worker| worker.name == name).map(|worker| worker.state)
}
