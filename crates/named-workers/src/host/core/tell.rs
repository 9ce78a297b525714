//! What the host of a language and the functions of a worker report to the page.

use std::cell::RefCell;

use crate::host::call::Call;
use crate::host::lines;
use crate::host::reports::QUIET;
use crate::host::requests::Requests;
use crate::host::stream::Room;
use crate::protocol::{CallId, Json, Level, NotJson, Progress, ToPage};
use crate::task;

use super::Host;

impl Host {
    /// Adds a line to the worker's log.
    pub fn log(&self, level: Level, text: impl Into<String>) {
        let mut lines = self.0.lines.borrow_mut();
        let due = lines.add(level, text.into());
        let needs_timer = lines.set_timer();
        drop(lines);
        if let Some(message) = due {
            self.post(message);
        }
        if needs_timer {
            let host = self.clone();
            task::spawn(async move {
                task::sleep(lines::QUIET).await;
                let due = host.0.lines.borrow_mut().end_timer();
                if let Some(message) = due {
                    host.post(message);
                }
            });
        }
    }

    /// Reports that the worker has broken down: the page ends all its calls, and starts another.
    pub fn crash(&self, message: impl Into<String>) {
        if !self.0.has_crashed.replace(true) {
            self.post(ToPage::Crashed { message: message.into() });
        }
    }

    /// Reports a call's progress. The page is told at most 25 times a second, and always of the last
    /// report.
    pub fn report(&self, id: CallId, progress: Progress) {
        let due = self.with_call(id, |call| call.reports.add(progress));
        match due {
            Some(Some(progress)) => self.post(ToPage::Progressed { id, progress }),
            Some(None) => self.report_later(id),
            None => {}
        }
    }

    /// Sends a call's last report once the page may be told again.
    fn report_later(&self, id: CallId) {
        let Some(true) = self.with_call(id, |call| call.reports.set_timer()) else { return };
        let host = self.clone();
        task::spawn(async move {
            let mut wait = QUIET;
            loop {
                task::sleep(wait).await;
                match host.with_call(id, |call| call.reports.end_timer()) {
                    Some(Err(longer)) => wait = longer,
                    Some(Ok(Some(progress))) => {
                        return host.post(ToPage::Progressed { id, progress });
                    }
                    _ => return,
                }
            }
        });
    }

    /// Whether the caller of a call takes the values it emits.
    pub fn takes_values(&self, id: CallId) -> bool {
        self.with_call(id, |call| call.stream.is_some()).unwrap_or(false)
    }

    /// Emits a value of a call; returns what to await if there is no room for more.
    pub fn emit(&self, id: CallId, value: Result<Json, NotJson>) -> Option<Room> {
        let (messages, room) =
            self.with_call(id, |call| Some(call.stream.as_mut()?.add(id, value))).flatten()?;
        messages.into_iter().for_each(|message| self.post(message));
        room
    }

    /// Whether the page has marked a call as cancelled where a busy worker can see it.
    pub fn is_cancelled(&self, id: CallId) -> bool {
        (self.0.is_marked)(id) || self.with_call(id, |call| call.is_cancelled).unwrap_or(false)
    }

    fn with_call<T>(&self, id: CallId, run: impl FnOnce(&mut Call) -> T) -> Option<T> {
        self.0.calls.borrow_mut().get_mut(id).map(|call| run(call))
    }

    /// The requests to other workers that wait for an answer.
    pub(in crate::host) fn requests(&self) -> &RefCell<Requests> {
        &self.0.requests
    }
}
