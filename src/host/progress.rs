//! A function tells how far it is.
//!
//! A loop may tell it at every turn: the page hears of a call every [`QUIET`] milliseconds, and of its
//! last word.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo_timers::callback::Timeout;

use crate::protocol::{CallId, Progress, ToPage};

use super::{current, outbox};

/// How long a call is not heard again after a report, in milliseconds.
pub(super) const QUIET: u32 = 40;

/// What is known of the reports of a call.
#[derive(Default)]
struct Reports {
    /// When the page heard of one.
    sent: f64,
    /// The last one, if the page has not heard of it.
    last: Option<Progress>,
    /// Sends the last one if no other comes.
    timer: Option<Timeout>,
}

thread_local! {
    static REPORTS: RefCell<BTreeMap<CallId, Reports>> = const { RefCell::new(BTreeMap::new()) };
}

/// Tells the caller of the function that runs how far it is: `done` units of `total`.
///
/// Works in sync and async functions alike, and outside a call does nothing. A loop may tell it at
/// every turn: that costs next to nothing, as the caller hears of it 25 times a second at most.
pub fn progress(done: u64, total: u64) {
    tell(done, total, None);
}

/// Like [`progress`], with a word on what is being done.
pub fn progress_with_message(done: u64, total: u64, message: impl Into<String>) {
    tell(done, total, Some(message.into()));
}

fn tell(done: u64, total: u64, message: Option<String>) {
    if let Some(id) = current::call() {
        let progress = Progress { done: done as f64, total: total as f64, message };
        REPORTS.with_borrow_mut(|all| all.entry(id).or_default().add(id, progress));
    }
}

/// Sends what the page has not heard of a call that ends.
pub(super) fn end(id: CallId) {
    let ended = REPORTS.with_borrow_mut(|all| all.remove(&id));
    if let Some(last) = ended.and_then(|reports| reports.last) {
        send(id, last);
    }
}

/// Forgets a call that nobody waits for.
pub(super) fn forget(id: CallId) {
    REPORTS.with_borrow_mut(|all| all.remove(&id));
}

impl Reports {
    fn add(&mut self, id: CallId, progress: Progress) {
        let now = js_sys::Date::now();
        // A clock that is set back must not keep it silent.
        if !(0.0..f64::from(QUIET)).contains(&(now - self.sent)) {
            self.sent = now;
            self.last = None;
            return send(id, progress);
        }
        self.last = Some(progress);
        if self.timer.is_none() {
            self.timer = Some(Timeout::new(QUIET, move || send_last(id)));
        }
    }
}

fn send_last(id: CallId) {
    let last = REPORTS.with_borrow_mut(|all| {
        let reports = all.get_mut(&id)?;
        reports.sent = js_sys::Date::now();
        reports.timer = None;
        reports.last.take()
    });
    if let Some(last) = last {
        send(id, last);
    }
}

/// Sends a report as it is.
pub(super) fn send(id: CallId, progress: Progress) {
    outbox::send(ToPage::Progressed { id, progress });
}
