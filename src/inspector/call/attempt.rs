//! One call made with the form, from the click on Call to its end, as plain data.

use std::rc::Rc;

use yew::Reducible;

use named_workers::{Error, Progress};

/// The state of the call.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Attempt {
    #[default]
    None,
    /// Why the text in the field cannot be used as arguments.
    Refused(String),
    Running(Option<Progress>),
    /// The returned value, formatted, and the call's time in milliseconds.
    Returned(String, f64),
    Failed(Error, f64),
    Cancelled,
}

/// What can happen to a call.
pub(super) enum Action {
    Refuse(String),
    Start,
    Report(Progress),
    Return(String, f64),
    Fail(Error, f64),
    Cancel,
}

impl Attempt {
    pub(super) fn is_running(&self) -> bool {
        matches!(self, Self::Running(_))
    }
}

impl Reducible for Attempt {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match action {
            Action::Start => Rc::new(Self::Running(None)),
            Action::Refuse(reason) => Rc::new(Self::Refused(reason)),
            _ if !self.is_running() => self,
            Action::Report(progress) => Rc::new(Self::Running(Some(progress))),
            Action::Return(value, milliseconds) => Rc::new(Self::Returned(value, milliseconds)),
            Action::Fail(error, milliseconds) => Rc::new(Self::Failed(error, milliseconds)),
            Action::Cancel => Rc::new(Self::Cancelled),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_arrives_after_a_cancel_is_ignored() {
        let actions = [Action::Start, Action::Cancel, Action::Return("1".into(), 2.0)];
        let attempt = actions.into_iter().fold(Rc::default(), Attempt::reduce);
        assert_eq!(*attempt, Attempt::Cancelled);
    }

    #[test]
    fn a_new_call_replaces_the_end_of_the_last_one() {
        let actions = [Action::Start, Action::Return("1".into(), 2.0), Action::Start];
        let attempt = actions.into_iter().fold(Rc::default(), Attempt::reduce);
        assert_eq!(*attempt, Attempt::Running(None));
    }
}
