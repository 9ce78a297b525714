//! The lines of the log that the page has not been told. Some travel at once, each in a message of its own; of
//! a flood only the newest do, a few times a second, so that the page is never busy with it.

use std::cell::RefCell;
use std::time::Duration;

use crate::protocol::log::{Line, Newest, cut};
use crate::protocol::{Level, ToPage};
use crate::task;

/// How long lines are held back after [`AT_ONCE`] messages.
pub(super) const QUIET: Duration = Duration::from_millis(250);

/// How many messages the page is sent in [`QUIET`].
const AT_ONCE: u32 = 20;

thread_local! {
    /// What `main` has logged before it serves.
    pub(super) static EARLY: RefCell<Lines> = RefCell::default();
}

/// The lines that wait, and the messages that were sent.
#[derive(Default)]
pub(super) struct Lines {
    waiting: Newest<Line>,
    /// Since when messages are counted.
    since: Option<f64>,
    sent: u32,
    /// Whether a timer is running that will send the lines that wait.
    has_timer: bool,
}

impl Lines {
    /// Adds a line; returns the message to send, if one may be sent now.
    pub(super) fn add(&mut self, level: Level, text: String) -> Option<ToPage> {
        self.waiting.push(Line { level, text: cut(text) });
        let now = task::now();
        if self.since.is_none_or(|since| now - since >= QUIET.as_millis() as f64) {
            self.since = Some(now);
            self.sent = 0;
        }
        if self.sent == AT_ONCE {
            return None;
        }
        self.sent += 1;
        self.take()
    }

    /// Returns whether a timer is to be set, because lines wait and none is running.
    pub(super) fn set_timer(&mut self) -> bool {
        !self.waiting.is_empty() && !std::mem::replace(&mut self.has_timer, true)
    }

    /// The timer has ended: returns the message to send, unless the lines have been sent since.
    pub(super) fn end_timer(&mut self) -> Option<ToPage> {
        self.has_timer = false;
        self.take()
    }

    /// The lines that wait, as a message.
    pub(super) fn take(&mut self) -> Option<ToPage> {
        if self.waiting.is_empty() {
            return None;
        }
        let (left_out, lines) = self.waiting.take();
        Some(ToPage::Logged { left_out, lines })
    }
}
