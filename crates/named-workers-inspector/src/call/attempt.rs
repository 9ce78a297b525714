//! One call made by hand, from the click on Call to its end, as plain data.

use named_workers::{Error, Progress};

/// How many emitted values are kept: the newest.
const KEPT: usize = 50;

/// How far the call is, and what it has emitted.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Attempt {
    pub(super) phase: Phase,
    /// The newest emitted values, formatted.
    pub(super) values: Vec<String>,
    /// How many values it has emitted.
    pub(super) emitted: u64,
}

/// How far the call is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Phase {
    Running(Option<Progress>),
    /// The returned value, formatted, if there is one, and the call's time in milliseconds.
    Returned(Option<String>, f64),
    Failed(Error, f64),
    Cancelled,
}

impl Default for Phase {
    fn default() -> Self {
        Self::Running(None)
    }
}

/// What can happen to a call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    Report(Progress),
    Emit(String),
    Return(Option<String>, f64),
    Fail(Error, f64),
    Cancel,
}

impl Attempt {
    pub(super) fn is_running(&self) -> bool {
        matches!(self.phase, Phase::Running(_))
    }

    /// What comes after the end is ignored.
    pub(super) fn apply(&mut self, step: Step) {
        if !self.is_running() {
            return;
        }
        match step {
            Step::Report(progress) => self.phase = Phase::Running(Some(progress)),
            Step::Emit(value) => {
                self.emitted += 1;
                if self.values.len() == KEPT {
                    self.values.remove(0);
                }
                self.values.push(value);
            }
            Step::Return(value, milliseconds) => self.phase = Phase::Returned(value, milliseconds),
            Step::Fail(error, milliseconds) => self.phase = Phase::Failed(error, milliseconds),
            Step::Cancel => self.phase = Phase::Cancelled,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(steps: impl IntoIterator<Item = Step>) -> Attempt {
        let mut attempt = Attempt::default();
        steps.into_iter().for_each(|step| attempt.apply(step));
        attempt
    }

    #[test]
    fn what_arrives_after_a_cancel_is_ignored() {
        let attempt = after([Step::Cancel, Step::Return(Some("1".into()), 2.0)]);
        assert_eq!(attempt.phase, Phase::Cancelled);
    }

    #[test]
    fn the_newest_values_are_kept_and_all_are_counted() {
        let attempt = after((0..60).map(|number| Step::Emit(number.to_string())));
        assert_eq!((attempt.emitted, attempt.values.len()), (60, KEPT));
        assert_eq!(attempt.values[0], "10");
    }
}
