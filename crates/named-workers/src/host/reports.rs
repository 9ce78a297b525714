//! The progress reports of a call. A loop may report on every iteration: the page is told at most once
//! every [`QUIET`], and always of the last report.

use std::time::Duration;

use crate::protocol::Progress;
use crate::task;

/// How long further reports of a call are held back after one is sent.
pub(super) const QUIET: Duration = Duration::from_millis(40);

/// What is known of the reports of a call.
#[derive(Default)]
pub(super) struct Reports {
    /// When a report was last sent to the page.
    sent: Option<f64>,
    /// The last report, if it has not been sent.
    last: Option<Progress>,
    /// Whether a timer is running that will send the last report.
    has_timer: bool,
}

impl Reports {
    /// Adds a report; returns it if it may be sent now, and keeps it otherwise.
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

    /// Returns whether a timer is to be set, because none is running.
    pub(super) fn set_timer(&mut self) -> bool {
        !std::mem::replace(&mut self.has_timer, true)
    }

    /// The timer has ended: the report that the page is told now, if one is kept; or how long to wait,
    /// where the page has been told of another since.
    pub(super) fn end_timer(&mut self) -> Result<Option<Progress>, Duration> {
        let now = task::now();
        let quiet = self.sent.map_or(0.0, |sent| sent + QUIET.as_millis() as f64 - now);
        if self.last.is_some() && quiet >= 1.0 {
            return Err(Duration::from_millis(quiet as u64));
        }
        self.has_timer = false;
        let last = self.last.take();
        if last.is_some() {
            self.sent = Some(now);
        }
        Ok(last)
    }

    /// The call ends; returns the report that has not been sent.
    pub(super) fn take_last(&mut self) -> Option<Progress> {
        self.last.take()
    }
}
