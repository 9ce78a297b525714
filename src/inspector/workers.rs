//! All of the page's workers, as they change.

use futures_util::StreamExt;
use yew::prelude::*;

use crate::hooks::{Frame, use_task};
use named_workers::{Error, WorkerInfo, workers};

/// What the page's registry holds at one moment.
#[derive(Clone, PartialEq)]
pub(super) struct Snapshot {
    pub(super) workers: Vec<WorkerInfo>,
    pub(super) problems: Vec<Error>,
}

/// The latest snapshot. However much happens, it changes at most once per animation frame.
#[hook]
pub(super) fn use_snapshot() -> UseStateHandle<Snapshot> {
    let snapshot = use_state_eq(take);
    let setter = snapshot.setter();
    let task = use_task();
    use_effect_with((), move |()| {
        task.start(async move {
            let mut events = workers().events();
            let frame = Frame::default();
            setter.set(take());
            while events.next().await.is_some() {
                let setter = setter.clone();
                frame.request(move || setter.set(take()));
            }
        });
    });
    snapshot
}

fn take() -> Snapshot {
    let workers = workers();
    Snapshot { workers: workers.list(), problems: workers.problems() }
}
