//! The progress reports of a call. A loop may report on every iteration: the page is told of a call every [`QUIET`], and of its last
//! report.

use std::time::Duration;

use crate::protocol::Progress;
use crate::task;

/// How long a call is not heard again after a report.
pub(super) const QUIET: Duration = Duration::from_millis(40);

/// What is known of the reports of a call.
#[derive(Default)]
pub(super) struct Reports {
    /// When the page was told of one.
    sent: Option<f64>,
    /// The last one, if the page has not been told.
    last: Option<Progress>,
    /// Whether a timer runs that sends the last one if no other comes.
    has_timer: bool,
}

impl Reports {
    /// Adds a report: gives it back if the page may be told now, and keeps it otherwise.
    pub(super) fn add(&mut self, progress: Progress) -> Option<Progress> {
        let now = task::now();
        let quiet = QUIET.as_millis() as f64;
        if self.sent.is_some_and(|sent| now - sent < quiet) {
            self.last = Some(progress);
            return None;
        }
        self.sent = Some(now);
        self.last = None;
        Some(progress)
    }

    /// Whether a timer is to be set: none runs yet.
    pub(super) fn set_timer(&mut self) -> bool {
        !std::mem::replace(&mut self.has_timer, true)
    }

    /// The timer has ended: the report that the page is told now.
    pub(super) fn end_timer(&mut self) -> Option<Progress> {
        self.has_timer = false;
        self.sent = Some(task::now());
        self.last.take()
    }

    /// The call ends: the report that the page has not been told.
    pub(super) fn take_last(&mut self) -> Option<Progress> {
        self.last.take()
    }
}
