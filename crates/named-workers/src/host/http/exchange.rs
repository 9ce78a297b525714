//! A call, from the request to the end of its answer.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use serde::Serialize;

use crate::host::{Guest, Host};
use crate::protocol::remote::{Description, EVENTS, Failure, REMOTE_PROTOCOL, write_events};
use crate::protocol::{
    CallId, Callee, Error, Json, PROTOCOL, RequestId, Signature, Start, ToHost, ToPage,
};
use crate::task;

use super::answer::Answer;

const JSON: &str = "application/json";

/// The one call of this instance.
const CALL: CallId = 1;

thread_local! {
    /// The call that is running, for its panic and for whether it is cancelled.
    static RUNNING: RefCell<Weak<Exchange>> = const { RefCell::new(Weak::new()) };
}

/// A request that is being answered.
pub(super) struct Exchange {
    answer: Answer,
    callee: Callee,
    /// Whether the client takes events; none before a call begins.
    events: bool,
    /// What the worker exports, once it is known; or why it has not started.
    started: RefCell<Option<Result<Vec<Signature>, Error>>>,
    has_ended: Cell<bool>,
}

impl Exchange {
    pub(super) fn new(
        answer: Answer,
        worker: Option<&str>,
        function: &str,
        events: bool,
    ) -> Rc<Self> {
        Rc::new(Self {
            answer,
            callee: Callee::new(worker.unwrap_or("worker"), function),
            events,
            started: RefCell::default(),
            has_ended: Cell::new(false),
        })
    }

    /// Answers what the worker exports.
    pub(super) fn describe(self: &Rc<Self>, guest: Rc<dyn Guest>) {
        if self.start(guest).is_some() {
            let exports = self.exports();
            let worker = self.callee.worker.clone();
            let description = Description { protocol: REMOTE_PROTOCOL, worker, exports };
            self.answer.whole(200, JSON, &text(&description));
        }
    }

    /// Runs a call, and answers what it says.
    pub(super) fn call(self: &Rc<Self>, guest: Rc<dyn Guest>, arguments: String) {
        RUNNING.set(Rc::downgrade(self));
        if self.events {
            self.answer.begin(200, EVENTS);
            // The engine takes the second piece after the first, with the head, has been sent. Were it sent later, a
            // browser might send the call again, when the function has run.
            self.answer.write(":\n\n");
            self.answer.write(":\n\n");
        }
        let arguments = match Json::received_arguments(arguments) {
            Ok(arguments) => arguments,
            Err(error) => return self.fail(&self.callee.bad_arguments(error.within("args"))),
        };
        let Some(host) = self.start(guest) else { return };
        let function = self.callee.function.clone();
        let stream = self.events;
        host.receive(ToHost::Call { id: CALL, function, arguments, stream, announce: false });
        task::run(|| self.go_on(&host));
    }

    /// Cancels the call of a request that was closed; returns whether it has ended.
    fn go_on(&self, host: &Host) -> bool {
        if !self.has_ended.get() && self.answer.is_closed() {
            host.receive(ToHost::Cancel { id: CALL });
        }
        self.has_ended.get()
    }

    /// Starts the worker; answers why it does not start.
    fn start(self: &Rc<Self>, guest: Rc<dyn Guest>) -> Option<Host> {
        let this = Rc::clone(self);
        let host = Host::new(guest, move |message| this.take(message), |_| is_cancelled(), || 0);
        host.install();
        let worker = self.callee.worker.clone();
        let start = Start { protocol: PROTOCOL, worker, script: None };
        host.receive(ToHost::Start(Box::new(start)));
        task::run(|| self.started.borrow().is_some());
        let error = self.started.borrow().as_ref()?.as_ref().err().cloned();
        match error {
            Some(error) => {
                self.fail(&error);
                None
            }
            None => Some(host),
        }
    }

    /// Takes what the host would tell a page.
    fn take(&self, message: ToPage) {
        match message {
            ToPage::Ready { exports, .. } => drop(self.started.replace(Some(Ok(exports)))),
            ToPage::StartFailed { error } => drop(self.started.replace(Some(Err(error)))),
            ToPage::Returned { ref value, .. } if !self.events => {
                self.answer.whole(200, JSON, value.as_str());
                self.has_ended.set(true);
            }
            ToPage::Returned { .. } => {
                self.write(&message);
                self.end();
            }
            ToPage::Failed { error, .. } => self.fail(&error),
            ToPage::Cancelled { .. } => self.end(),
            ToPage::Request { id, worker, .. } => refuse(id, worker),
            ToPage::Emitted { id, .. } => {
                self.write(&message);
                // The connection itself holds the function back.
                if let Some(host) = Host::current() {
                    host.receive(ToHost::More { id, values: 1 });
                }
            }
            ToPage::Logged { ref lines, .. } => {
                lines.iter().for_each(|line| eprintln!("{}", line.text));
                self.write(&message);
            }
            _ => self.write(&message),
        }
    }

    fn write(&self, message: &ToPage) {
        if self.events {
            self.answer.write(&write_events(message));
        }
    }

    fn fail(&self, error: &Error) {
        if self.events {
            let (id, error) = (CALL, error.clone());
            self.write(&ToPage::Failed { id, error });
            return self.end();
        }
        let failure = Failure::of(error);
        self.answer.whole(failure.status(), JSON, &text(&failure));
        self.has_ended.set(true);
    }

    fn end(&self) {
        self.answer.end();
        self.has_ended.set(true);
    }

    fn exports(&self) -> Vec<Signature> {
        let started = self.started.borrow();
        started.iter().flatten().flatten().cloned().collect()
    }
}

/// Whether the client of the running call has closed its request.
fn is_cancelled() -> bool {
    running().is_some_and(|running| running.answer.is_closed())
}

/// Answers the running call that the worker has broken down.
pub(super) fn crash(reason: String) {
    if let Some(running) = running() {
        let lines = Host::current().and_then(|host| host.take_lines());
        lines.into_iter().for_each(|lines| running.take(lines));
        running.fail(&running.callee.crashed(reason));
    }
}

/// Tells what is logged before there is a host.
pub(in crate::host) fn log_early(message: ToPage) {
    if let ToPage::Logged { lines, .. } = message {
        lines.iter().for_each(|line| eprintln!("{}", line.text));
    }
}

fn running() -> Option<Rc<Exchange>> {
    RUNNING.with(|running| running.try_borrow().ok()?.upgrade())
}

/// Answers a request for another worker: there is no page that has any.
fn refuse(id: RequestId, worker: String) {
    let error = Error::UnknownWorker { worker, known: Vec::new() };
    let outcome = Err(Json::encode(&error).unwrap_or_default());
    task::spawn(async move {
        if let Some(host) = Host::current() {
            host.receive(ToHost::Answer { id, outcome });
        }
    });
}

/// Plain data as JSON: nothing in it can fail.
fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
