//! What the events of calls say about each worker.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::activity::Activity;
use named_workers::{CallStep, Event};

/// How many durations are kept for each worker: the newest.
const DURATIONS: usize = 500;

/// Who called whom, and how often.
type Edges = BTreeMap<(String, String), u64>;

/// By worker.
#[derive(Debug, Default)]
pub(super) struct Stats {
    workers: BTreeMap<String, Calls>,
    /// From worker to worker.
    pub(super) edges: Edges,
}

#[derive(Debug, Default)]
struct Calls {
    durations: VecDeque<f64>,
    activity: Activity,
}

/// What is known of one worker's calls.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Summary {
    /// The 50th, 95th and 99th percentile of its last calls' times, in milliseconds.
    pub(crate) latency: Option<[f64; 3]>,
    /// How many calls ended in each of the last intervals.
    pub(crate) activity: Vec<u32>,
}

impl Stats {
    /// Takes note of an event, at this time in milliseconds.
    pub(super) fn note(&mut self, event: &Event, now: f64) {
        let Event::Call { worker, caller, step, .. } = event else { return };
        match step {
            CallStep::Sent => {
                if let Some(caller) = caller {
                    *self.edges.entry((caller.clone(), worker.clone())).or_default() += 1;
                }
            }
            CallStep::Settled { milliseconds, .. } => self.end(worker, *milliseconds, now),
            CallStep::Progressed(_) | CallStep::Emitted => {}
        }
    }

    fn end(&mut self, worker: &str, milliseconds: f64, now: f64) {
        if !self.workers.contains_key(worker) {
            self.workers.insert(worker.to_owned(), Calls::default());
        }
        if let Some(calls) = self.workers.get_mut(worker) {
            if calls.durations.len() == DURATIONS {
                calls.durations.pop_front();
            }
            calls.durations.push_back(milliseconds);
            calls.activity.add(now);
        }
    }

    /// What is known at this time.
    pub(super) fn summaries(&self, now: f64) -> BTreeMap<String, Summary> {
        let summary = |calls: &Calls| Summary {
            latency: percentiles(&calls.durations),
            activity: calls.activity.at(now),
        };
        self.workers.iter().map(|(name, calls)| (name.clone(), summary(calls))).collect()
    }
}

/// By the nearest rank.
fn percentiles(durations: &VecDeque<f64>) -> Option<[f64; 3]> {
    let mut sorted: Vec<_> = durations.iter().copied().collect();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let rank = |part: f64| {
        sorted[((part * sorted.len() as f64).ceil() as usize).saturating_sub(1).min(last)]
    };
    Some([rank(0.5), rank(0.95), rank(0.99)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(caller: Option<&str>, step: CallStep) -> Event {
        Event::Call {
            worker: "a".into(),
            id: 1,
            function: "f".into(),
            caller: caller.map(Into::into),
            step,
        }
    }

    #[test]
    fn percentiles_are_those_of_the_last_calls() {
        let mut stats = Stats::default();
        for milliseconds in (1..=100).rev() {
            let step = CallStep::Settled { milliseconds: f64::from(milliseconds), error: None };
            stats.note(&call(None, step), 0.0);
        }
        assert_eq!(stats.summaries(0.0)["a"].latency, Some([50.0, 95.0, 99.0]));
        assert_eq!(percentiles(&VecDeque::from([7.0])), Some([7.0; 3]));
        assert_eq!(percentiles(&VecDeque::new()), None);
    }

    #[test]
    fn calls_between_workers_are_counted() {
        let mut stats = Stats::default();
        for caller in [Some("b"), None, Some("b")] {
            stats.note(&call(caller, CallStep::Sent), 0.0);
        }
        assert_eq!(stats.edges, Edges::from([(("b".into(), "a".into()), 2)]));
    }
}
