//! Which part of the timeline is shown, and which call is chosen.

use super::layout::Span;
use named_workers::protocol::CallId;

/// What is zoomed and chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Timeline {
    /// None is everything, also what is still to come.
    pub(super) span: Option<Span>,
    /// The worker and the call.
    pub(super) chosen: Option<(String, CallId)>,
}

/// What can be changed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    Show(Option<Span>),
    Choose(String, CallId),
}

impl Timeline {
    pub(crate) fn apply(&mut self, change: Change) {
        match change {
            Change::Show(span) => self.span = span,
            Change::Choose(worker, call) => self.chosen = Some((worker, call)),
        }
    }
}
