//! One worker of the page: starts it, watches it, and sees to it that every call of it settles.

mod calls;
mod end;
mod receive;
mod requests;
mod start;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::AbortHandle;
use gloo_timers::callback::Timeout;

use crate::protocol::{CallId, Error, Level, RequestId, Signature};

use super::caller::Waiter;
use super::events::Emitter;
use super::history::History;
use super::link::Link;
use super::log::Log;
use super::pending::Pending;
use super::restarts::Restarts;
use super::{CallStep, Declaration, Event, LogLine, State, WorkerInfo};

type Ready = Result<(), Error>;

/// A declared worker, through all its lives.
///
/// Nothing is borrowed while a callback runs or an event is emitted, so both may come back here.
pub(in crate::page) struct Supervisor {
    name: String,
    declaration: RefCell<Declaration>,
    emitter: Emitter,
    /// Never `Busy`: that is `Ready` with calls in flight.
    state: RefCell<State>,
    /// The state that listeners were told last.
    told: RefCell<Option<State>>,
    /// Counts the starts: what belongs to an earlier one is ignored.
    attempt: Cell<u32>,
    link: RefCell<Option<Link>>,
    pending: RefCell<Pending>,
    /// Who waits until it is ready; another worker is named.
    waiting: RefCell<Vec<(Option<Waiter>, oneshot::Sender<Ready>)>>,
    /// What the worker asks of others.
    requests: RefCell<BTreeMap<RequestId, AbortHandle>>,
    exports: RefCell<Vec<Signature>>,
    error: RefCell<Option<Error>>,
    log: RefCell<Log>,
    history: RefCell<History>,
    restarts: RefCell<Restarts>,
    /// When the worker has taken too long to start, or is to be started again.
    timer: RefCell<Option<Timeout>>,
}

impl Supervisor {
    /// A worker that is not started yet.
    pub(in crate::page) fn new(declaration: Declaration, emitter: Emitter) -> Rc<Self> {
        Rc::new(Self {
            name: declaration.name.clone(),
            declaration: RefCell::new(declaration),
            emitter,
            state: RefCell::new(State::Terminated),
            told: RefCell::default(),
            attempt: Cell::default(),
            link: RefCell::default(),
            pending: RefCell::default(),
            waiting: RefCell::default(),
            exports: RefCell::default(),
            error: RefCell::default(),
            requests: RefCell::default(),
            log: RefCell::default(),
            history: RefCell::default(),
            restarts: RefCell::default(),
            timer: RefCell::default(),
        })
    }

    pub(in crate::page) fn name(&self) -> &str {
        &self.name
    }

    pub(in crate::page) fn exports(&self) -> Vec<Signature> {
        self.exports.borrow().clone()
    }

    pub(in crate::page) fn state(&self) -> State {
        match (&*self.state.borrow(), self.pending.borrow().load()) {
            (State::Ready, calls @ 1..) => State::Busy(calls),
            (state, _) => state.clone(),
        }
    }

    pub(in crate::page) fn info(&self) -> WorkerInfo {
        let declaration = self.declaration.borrow();
        WorkerInfo {
            name: self.name.clone(),
            worker_type: declaration.worker_type,
            src: declaration.src.clone(),
            config: declaration.config.as_ref().map(ToString::to_string),
            state: self.state(),
            exports: self.exports(),
            error: self.error.borrow().clone(),
            log: self.log.borrow().lines(),
            history: self.history.borrow().changes(),
        }
    }

    /// Whether the worker is gone until somebody starts it by hand.
    pub(in crate::page) fn has_ended(&self) -> bool {
        matches!(*self.state.borrow(), State::Terminated | State::Failed(_))
    }
}

/// Telling whoever listens.
impl Supervisor {
    fn set_state(&self, state: State) {
        self.history.borrow_mut().push(js_sys::Date::now(), &state);
        *self.state.borrow_mut() = state;
        self.emit_state();
    }

    fn emit_state(&self) {
        let state = self.state();
        if self.told.replace(Some(state.clone())).as_ref() != Some(&state) {
            self.emitter.emit(|| Event::State { worker: self.name().to_owned(), state });
        }
    }

    fn emit_call(&self, id: CallId, function: &str, step: impl FnOnce() -> CallStep) {
        self.emitter.emit(|| Event::Call {
            worker: self.name().to_owned(),
            id,
            function: function.to_owned(),
            step: step(),
        });
    }

    fn log(&self, level: Level, text: String) {
        let line = LogLine::new(level, text);
        self.log.borrow_mut().push(line.clone());
        self.emitter.emit(|| Event::Log { worker: self.name().to_owned(), line });
    }
}
