//! What the page's registry holds at one moment.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::pin::pin;
use std::rc::Rc;

use futures_util::future::{Either, select};
use futures_util::{FutureExt, StreamExt};
use gloo_timers::future::TimeoutFuture;
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::activity::BIN;
use super::stats::{Stats, Summary};
use named_workers::{Error, WorkerInfo, workers};
use named_workers_ui::clock::unix;
use named_workers_ui::hooks::{Frame, use_task};

/// How long a snapshot is kept at least, in milliseconds: nobody reads faster.
const PAUSE: u32 = 100;

/// Everything that the inspector shows of the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Snapshot {
    pub(crate) workers: Vec<Rc<WorkerInfo>>,
    /// The declarations that were refused.
    pub(crate) problems: Vec<Error>,
    /// By worker.
    pub(crate) summaries: BTreeMap<String, Summary>,
    /// Who called whom, and how often.
    pub(crate) edges: Vec<(String, String, u64)>,
}

thread_local! {
    /// From the inspector's first use until the page ends.
    static STATS: Rc<RefCell<Stats>> = listen();
}

fn listen() -> Rc<RefCell<Stats>> {
    let stats = Rc::<RefCell<Stats>>::default();
    let told = Rc::clone(&stats);
    let mut events = workers().events();
    spawn_local(async move {
        while let Some(event) = events.next().await {
            told.borrow_mut().note(&event, unix());
        }
    });
    stats
}

/// The latest snapshot. However much happens, it changes at most ten times a second; when nothing happens, never.
#[hook]
pub(crate) fn use_snapshot() -> UseStateHandle<Snapshot> {
    let snapshot = use_state_eq(take);
    let setter = snapshot.setter();
    let task = use_task();
    use_effect_with((), move |()| {
        task.start(async move {
            let mut events = workers().events();
            let frame = Frame::default();
            setter.set(take());
            loop {
                if let Either::Right(_) = select(events.next(), pin!(is_moving())).await {
                    setter.set(take());
                    continue;
                }
                while let Some(Some(_)) = events.next().now_or_never() {}
                let setter = setter.clone();
                frame.request(move || setter.set(take()));
                TimeoutFuture::new(PAUSE).await;
            }
        });
    });
    snapshot
}

/// Ends when the charts move on by themselves. Once they are empty they do not.
async fn is_moving() {
    let summaries = STATS.with(|stats| stats.borrow().summaries(unix()));
    let is_active =
        summaries.values().any(|summary| summary.activity.iter().any(|count| *count > 0));
    match is_active {
        true => TimeoutFuture::new(BIN as u32).await,
        false => std::future::pending().await,
    }
}

fn take() -> Snapshot {
    let (summaries, edges) = STATS.with(|stats| {
        let stats = stats.borrow();
        let edges =
            stats.edges.iter().map(|((from, to), count)| (from.clone(), to.clone(), *count));
        (stats.summaries(unix()), edges.collect())
    });
    let workers = workers();
    Snapshot {
        workers: workers.list().into_iter().map(Rc::new).collect(),
        problems: workers.problems(),
        summaries,
        edges,
    }
}
