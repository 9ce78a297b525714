//! Whatever happens to calls, in whatever order: each settles exactly once, with what came first.
#![allow(clippy::unwrap_used, reason = "this is a test")]

use futures_channel::oneshot;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::*;

/// Something that happens to the calls of a worker.
#[derive(Clone, Debug)]
enum Step {
    Send,
    /// The worker answers a call, maybe one that has ended long ago.
    Return(Index),
    Fail(Index),
    /// A caller cancels, or its time is over.
    Cancel(Index),
    /// The worker says that it has heard of a cancellation.
    ComeBack(Index),
    /// The page drops what it awaits, and nothing else.
    Forget(Index),
    /// The worker crashes, or is terminated or restarted; or the page is left.
    End,
}

fn step() -> impl Strategy<Value = Step> {
    let which = any::<Index>;
    prop_oneof![
        4 => Just(Step::Send),
        2 => which().prop_map(Step::Return),
        1 => which().prop_map(Step::Fail),
        2 => which().prop_map(Step::Cancel),
        1 => which().prop_map(Step::ComeBack),
        1 => which().prop_map(Step::Forget),
        1 => Just(Step::End),
    ]
}

/// A call as its caller sees it, and how it must end.
struct Expected {
    id: CallId,
    outcome: Option<oneshot::Receiver<Outcome>>,
    /// The first thing that ended it.
    end: Option<Outcome>,
    lingers: bool,
}

#[derive(Default)]
struct Model {
    pending: Pending,
    calls: Vec<Expected>,
}

fn cancelled() -> Outcome {
    Err(Error::Cancelled { worker: "w".into(), function: "f".into() })
}

fn terminated() -> Outcome {
    Err(Error::Terminated { worker: "w".into(), function: None })
}

fn value(id: CallId) -> Outcome {
    Ok(Json::encode(&id).unwrap())
}

impl Model {
    fn apply(&mut self, step: Step) {
        match step {
            Step::Send => self.send(),
            Step::End => self.end(),
            _ if self.calls.is_empty() => {}
            Step::Return(which) => self.settle(which, value),
            Step::Fail(which) => self.settle(which, |_| cancelled()),
            Step::Cancel(which) => self.cancel(which),
            Step::ComeBack(which) => {
                let call = which.index(self.calls.len());
                self.pending.came_back(self.calls[call].id);
                self.calls[call].lingers = false;
            }
            Step::Forget(which) => {
                let call = which.index(self.calls.len());
                self.calls[call].outcome = None;
            }
        }
    }

    fn send(&mut self) {
        let (id, outcome) = self.pending.insert(InFlight::default());
        assert!(self.calls.iter().all(|call| call.id != id), "an id is used again");
        self.calls.push(Expected { id, outcome: Some(outcome), end: None, lingers: false });
    }

    fn settle(&mut self, which: Index, outcome: impl Fn(CallId) -> Outcome) {
        let call = which.index(self.calls.len());
        let call = &mut self.calls[call];
        let taken = self.pending.take(call.id);
        call.lingers = false;
        assert_eq!(taken.is_some(), call.end.is_none(), "what has ended cannot end again");
        if let Some(taken) = taken {
            taken.settle(outcome(call.id));
            call.end = Some(outcome(call.id));
        }
    }

    fn cancel(&mut self, which: Index) {
        let call = which.index(self.calls.len());
        let call = &mut self.calls[call];
        if let Some(taken) = self.pending.abandon(call.id) {
            taken.settle(cancelled());
            call.end = Some(cancelled());
            call.lingers = true;
        }
    }

    fn end(&mut self) {
        for (_, taken) in self.pending.take_all() {
            taken.settle(terminated());
        }
        for call in &mut self.calls {
            call.end.get_or_insert_with(terminated);
            call.lingers = false;
        }
    }

    fn check(&mut self) {
        let open = self.calls.iter().filter(|call| call.end.is_none()).count();
        assert_eq!(self.pending.len(), open);
        for call in &self.calls {
            assert_eq!(self.pending.lingers(call.id), call.lingers);
        }
        let lingers = self.calls.iter().any(|call| call.lingers);
        assert_eq!(self.pending.has_lingering(), lingers);
        let told = self.pending.nothing_lingers().try_recv().unwrap().is_some();
        assert_eq!(told, !lingers);
    }

    fn check_outcomes(&mut self) {
        for call in &mut self.calls {
            if let Some(outcome) = &mut call.outcome {
                assert_eq!(outcome.try_recv().unwrap(), call.end);
            }
        }
    }
}

proptest! {
    #[test]
    fn every_call_settles_exactly_once_and_nothing_is_left_over(steps in vec(step(), 0..200)) {
        let mut model = Model::default();
        for step in steps {
            model.apply(step);
            model.check();
        }
        model.apply(Step::End);
        model.check();
        model.check_outcomes();
        prop_assert_eq!(model.pending.len(), 0);
        prop_assert!(model.pending.waiting.is_empty());
    }
}

#[test]
fn all_calls_are_taken_in_the_order_they_were_made() {
    let mut pending = Pending::default();
    for function in ["a", "b", "c"] {
        let _outcome = pending.insert(InFlight::new(function));
    }
    let names: Vec<_> = pending.take_all().into_iter().map(|(_, call)| call.function).collect();
    assert_eq!(names, ["a", "b", "c"]);
}

#[test]
fn values_come_in_order_and_end_with_the_call() {
    let (values, mut received) = mpsc::unbounded();
    let mut pending = Pending::default();
    let call = InFlight { values: Some(values), ..InFlight::default() };
    let (id, _outcome) = pending.insert(call);
    for number in 0..3 {
        pending.get(id).unwrap().emit(value(number).unwrap());
    }
    pending.take(id).unwrap().settle(cancelled());
    let taken: Vec<_> = std::iter::from_fn(|| received.try_recv().ok()).collect();
    assert_eq!(taken, [0, 1, 2].map(|number| value(number).unwrap()));
    assert!(received.try_recv().is_err());
}
