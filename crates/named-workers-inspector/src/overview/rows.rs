//! What the table says of each worker.

use crate::watch::Snapshot;
use crate::worker::{Cards, has_ended, since};
use named_workers::{State, WorkerInfo, WorkerType};

/// One worker at a glance.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) worker_type: WorkerType,
    pub(super) state: State,
    pub(super) returned: u64,
    pub(super) failed: u64,
    /// The 50th, 95th and 99th percentile of its last calls' times, in milliseconds.
    pub(super) latency: Option<[f64; 3]>,
    /// In bytes, as far as it has told.
    pub(super) memory: Option<u64>,
    pub(super) restarts: u32,
    /// When it entered its state, in milliseconds since 1970.
    pub(super) since: f64,
    /// Ended calls in each of the last intervals.
    pub(super) activity: Vec<u32>,
    /// Whether it is shown in full.
    pub(super) is_open: bool,
}

impl Row {
    pub(super) fn running(&self) -> usize {
        match self.state {
            State::Busy(calls) => calls,
            _ => 0,
        }
    }

    pub(super) fn has_ended(&self) -> bool {
        has_ended(&self.state)
    }

    /// The pool that it is an instance of.
    pub(super) fn pool(&self) -> Option<&str> {
        let (pool, number) = self.name.rsplit_once('#')?;
        number.parse::<u32>().is_ok().then_some(pool)
    }
}

/// The workers that are on the list.
pub(super) fn rows(snapshot: &Snapshot, cards: &Cards) -> Vec<Row> {
    let listed = snapshot.workers.iter().filter(|worker| cards.is_listed(worker)).enumerate();
    listed
        .map(|(place, worker)| row(snapshot, worker, cards.is_open(&worker.name, place)))
        .collect()
}

fn row(snapshot: &Snapshot, worker: &WorkerInfo, is_open: bool) -> Row {
    let summary = snapshot.summaries.get(&worker.name).cloned().unwrap_or_default();
    Row {
        name: worker.name.clone(),
        worker_type: worker.worker_type,
        state: worker.state.clone(),
        returned: worker.ended.returned,
        failed: worker.ended.failed,
        latency: summary.latency,
        memory: worker.memory,
        restarts: worker.restarts,
        since: since(worker),
        activity: summary.activity,
        is_open,
    }
}
