//! What is typed to call one worker, and the calls that were made, as plain data.

use std::collections::{BTreeMap, VecDeque};

use super::arguments::Arguments;
use super::attempt::{Attempt, Step};
use named_workers::Signature;

/// How many calls are remembered.
const KEPT: usize = 30;

/// The form of one worker.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Form {
    /// The chosen function; the first one until another is chosen.
    pub(super) function: Option<String>,
    /// What is typed, by function.
    pub(super) arguments: BTreeMap<String, Arguments>,
    /// In milliseconds; empty is no limit.
    pub(super) timeout: String,
    /// Whether the emitted values are taken, instead of the result.
    pub(super) stream: bool,
    /// Why what is typed cannot be sent.
    pub(super) refusal: Option<String>,
    /// The calls, newest last.
    pub(super) runs: VecDeque<Run>,
    /// Whether the outcome of the newest call is still about the worker as it is.
    pub(super) is_current: bool,
}

/// One call made by hand.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Run {
    pub(super) id: RunId,
    pub(super) function: String,
    pub(super) arguments: String,
    /// In milliseconds since 1970.
    pub(super) started: f64,
    pub(super) attempt: Attempt,
}

/// Identifies a call among all that were made by hand.
pub(super) type RunId = u64;

/// What can happen to a form.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    Choose(String),
    /// The arguments as a whole were edited.
    Edit(String, String),
    /// One argument was edited: the function, which one, and its JSON.
    EditField(Signature, usize, String),
    Timeout(String),
    Stream(bool),
    Refuse(String),
    Start(Run),
    Step(RunId, Step),
    /// The worker was started afresh by hand.
    Renew,
}

impl Form {
    pub(crate) fn apply(&mut self, change: Change) {
        match change {
            Change::Choose(function) => {
                self.function = Some(function);
                self.refusal = None;
            }
            Change::Edit(function, text) => {
                self.refusal = None;
                self.arguments.entry(function).or_default().edit(text);
            }
            Change::EditField(signature, index, text) => {
                self.refusal = None;
                let arguments = self.arguments.entry(signature.name.clone()).or_default();
                arguments.edit_field(&signature, index, text);
            }
            Change::Timeout(timeout) => self.timeout = timeout,
            Change::Stream(stream) => self.stream = stream,
            Change::Refuse(reason) => self.refusal = Some(reason),
            Change::Start(run) => {
                self.refusal = None;
                self.is_current = true;
                if self.runs.len() == KEPT {
                    self.runs.pop_front();
                }
                self.runs.push_back(run);
            }
            Change::Step(id, step) => {
                if let Some(run) = self.runs.iter_mut().find(|run| run.id == id) {
                    run.attempt.apply(step);
                }
            }
            Change::Renew => self.is_current = false,
        }
    }

    /// The chosen export.
    pub(super) fn signature<'a>(&self, exports: &'a [Signature]) -> Option<&'a Signature> {
        let chosen = exports.iter().find(|export| Some(&export.name) == self.function.as_ref());
        chosen.or(exports.first())
    }

    /// What is typed for a function.
    pub(super) fn arguments_of(&self, function: &str) -> Arguments {
        self.arguments.get(function).cloned().unwrap_or_default()
    }

    /// The call that is running.
    pub(super) fn running(&self) -> Option<RunId> {
        self.runs.back().filter(|run| run.attempt.is_running()).map(|run| run.id)
    }

    /// The call whose outcome is shown in full.
    pub(super) fn current(&self) -> Option<&Run> {
        self.runs.back().filter(|_| self.is_current)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(id: RunId) -> Run {
        let attempt = Attempt::default();
        Run { id, function: "f".into(), arguments: "[]".into(), started: 0.0, attempt }
    }

    fn after(changes: impl IntoIterator<Item = Change>) -> Form {
        let mut form = Form::default();
        changes.into_iter().for_each(|change| form.apply(change));
        form
    }

    #[test]
    fn what_is_typed_for_one_function_stays_when_another_is_chosen() {
        let edits =
            [("f", "[1]"), ("g", "[2]")].map(|(f, text)| Change::Edit(f.into(), text.into()));
        let form = after(edits.into_iter().chain([Change::Choose("g".into())]));
        assert_eq!(
            (form.arguments_of("f").text, form.arguments_of("g").text),
            ("[1]".into(), "[2]".into())
        );
    }

    #[test]
    fn the_oldest_calls_are_forgotten() {
        let form = after((0..40).map(|id| Change::Start(run(id))));
        assert_eq!((form.runs.len(), form.runs[0].id), (KEPT, 10));
    }

    #[test]
    fn an_outcome_is_not_shown_beside_a_worker_that_was_started_afresh_since() {
        let cancel = Change::Step(1, Step::Cancel);
        let form = after([Change::Start(run(1)), cancel, Change::Renew]);
        assert_eq!((form.current(), form.runs.len()), (None, 1));
        let again = after([Change::Start(run(1)), Change::Renew, Change::Start(run(2))]);
        assert_eq!(again.current().map(|run| run.id), Some(2));
    }
}
