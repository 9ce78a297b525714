//! One worker of the page: starts it, watches it, and sees to it that every call of it settles.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot;
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use crate::protocol::{
    CallId, Config, Error, Json, Level, Loading, PROTOCOL, Progress, Signature, Start, ToHost, ToPage,
};

use super::events::Emitter;
use super::link::{Incoming, Link};
use super::log::Log;
use super::pending::{InFlight, OnProgress, Outcome, Pending};
use super::restarts::Restarts;
use super::{CallStep, Declaration, Event, LogLine, State, WorkerInfo, config, fetch};

type Ready = Result<(), Error>;

/// A declared worker, through all its lives.
///
/// Nothing is borrowed while a callback runs or an event is emitted, so both may come back here.
pub(super) struct Supervisor {
    declaration: Declaration,
    emitter: Emitter,
    /// Never `Busy`: that is `Ready` with calls in flight.
    state: RefCell<State>,
    /// Counts the starts: what belongs to an earlier one is ignored.
    attempt: Cell<u32>,
    link: RefCell<Option<Link>>,
    pending: RefCell<Pending>,
    waiting: RefCell<Vec<oneshot::Sender<Ready>>>,
    exports: RefCell<Vec<Signature>>,
    error: RefCell<Option<Error>>,
    log: RefCell<Log>,
    restarts: RefCell<Restarts>,
    start_limit: RefCell<Option<Timeout>>,
}

impl Supervisor {
    /// A worker that is not started yet.
    pub(super) fn new(declaration: Declaration, emitter: Emitter) -> Rc<Self> {
        Rc::new(Self {
            declaration,
            emitter,
            state: RefCell::new(State::Terminated),
            attempt: Cell::default(),
            link: RefCell::default(),
            pending: RefCell::default(),
            waiting: RefCell::default(),
            exports: RefCell::default(),
            error: RefCell::default(),
            log: RefCell::default(),
            restarts: RefCell::default(),
            start_limit: RefCell::default(),
        })
    }

    pub(super) fn name(&self) -> &str {
        &self.declaration.name
    }

    pub(super) fn exports(&self) -> Vec<Signature> {
        self.exports.borrow().clone()
    }

    pub(super) fn state(&self) -> State {
        match (&*self.state.borrow(), self.pending.borrow().len()) {
            (State::Ready, calls @ 1..) => State::Busy(calls),
            (state, _) => state.clone(),
        }
    }

    pub(super) fn is_ready(&self) -> bool {
        matches!(*self.state.borrow(), State::Ready)
    }

    pub(super) fn info(&self) -> WorkerInfo {
        WorkerInfo {
            name: self.declaration.name.clone(),
            worker_type: self.declaration.worker_type,
            src: self.declaration.src.clone(),
            config: self.declaration.config.as_ref().map(ToString::to_string),
            state: self.state(),
            exports: self.exports(),
            error: self.error.borrow().clone(),
            log: self.log.borrow().lines(),
        }
    }

    /// Whether the worker is gone until somebody starts it by hand.
    pub(super) fn has_ended(&self) -> bool {
        matches!(*self.state.borrow(), State::Terminated | State::Failed(_))
    }
}

/// Starting.
impl Supervisor {
    pub(super) fn start(self: &Rc<Self>) {
        self.attempt.set(self.attempt.get() + 1);
        self.set_state(State::Starting(Loading::default()));
        self.set_start_limit();
        match self.declaration.check() {
            Ok(()) => spawn_local(Rc::clone(self).prepare(self.attempt.get())),
            Err(error) => self.fail(error),
        }
    }

    /// Settles every call in flight as terminated, and starts afresh.
    pub(super) fn restart(self: &Rc<Self>) {
        self.restarts.borrow_mut().clear();
        self.close();
        self.settle_all(|function| self.terminated(Some(function)));
        self.start();
    }

    /// Waits until the worker serves calls, or fails with the reason why it will not.
    pub(super) async fn ready(&self) -> Ready {
        let waiting = {
            match &*self.state.borrow() {
                State::Ready | State::Busy(_) => return Ok(()),
                State::Failed(error) => return Err(error.clone()),
                State::Terminated => return Err(self.terminated(None)),
                State::Starting(_) | State::Crashed(_) => {}
            }
            let (sender, receiver) = oneshot::channel();
            self.waiting.borrow_mut().push(sender);
            receiver
        };
        waiting.await.unwrap_or_else(|_| Err(self.terminated(None)))
    }

    async fn prepare(self: Rc<Self>, attempt: u32) {
        let config = config::read(self.declaration.config.as_ref()).await;
        if attempt != self.attempt.get() {
            return;
        }
        if let Err(reason) = config.and_then(|config| self.open(config)) {
            self.fail(self.start_failed(reason));
        }
    }

    fn open(self: &Rc<Self>, (config, unknown): (Config, Vec<String>)) -> Result<(), String> {
        for key in unknown {
            self.log(Level::Warning, format!("config key `{key}` is unknown and was ignored"));
        }
        let bundle = fetch::resolve(self.declaration.src.as_deref().unwrap_or_default())?;
        let (this, attempt) = (Rc::downgrade(self), self.attempt.get());
        let receive = move |incoming| match this.upgrade() {
            Some(this) if this.attempt.get() == attempt => this.receive(incoming, &config),
            _ => {}
        };
        let link = Link::open(&bundle, self.name(), receive)?;
        *self.link.borrow_mut() = Some(link);
        Ok(())
    }

    fn greet(&self, config: &Config) -> Result<(), String> {
        let start = Start {
            protocol: PROTOCOL,
            worker: self.name().to_owned(),
            config: config.clone(),
        };
        match &*self.link.borrow() {
            Some(link) => link.connect().and_then(|()| link.send(ToHost::Start(start))),
            None => Ok(()),
        }
    }

    fn set_start_limit(self: &Rc<Self>) {
        let this = Rc::downgrade(self);
        let limit = self.declaration.start_timeout.as_millis();
        let milliseconds = u32::try_from(limit).unwrap_or(u32::MAX);
        let expire = move || {
            if let Some(this) = this.upgrade() {
                let reason = format!("it was not ready after {milliseconds} ms");
                this.fail(this.start_failed(reason));
            }
        };
        *self.start_limit.borrow_mut() = Some(Timeout::new(milliseconds, expire));
    }
}

/// What the worker says.
impl Supervisor {
    fn receive(self: &Rc<Self>, incoming: Incoming, config: &Config) {
        match incoming {
            Incoming::Loaded => {
                if let Err(reason) = self.greet(config) {
                    self.fail(self.start_failed(reason));
                }
            }
            Incoming::Message(message) => self.understand(message),
            Incoming::Unreadable(reason) => {
                let line = format!("a message that is not of the protocol was ignored: {reason}");
                self.log(Level::Warning, line);
            }
            Incoming::Error(reason) => self.crash(reason),
        }
    }

    fn understand(self: &Rc<Self>, message: ToPage) {
        match message {
            ToPage::Loading(loading) => self.set_loading(loading),
            ToPage::LoadFailed { reason } => self.fail(self.start_failed(reason)),
            ToPage::Ready { protocol, exports } => self.set_ready(protocol, exports),
            ToPage::StartFailed { error } => self.fail(error),
            ToPage::Returned { id, value } => self.settle(id, Ok(value)),
            ToPage::Failed { id, error } => self.settle(id, Err(error)),
            ToPage::Progressed { id, progress } => self.progress(id, progress),
            ToPage::Logged { level, text } => self.log(level, text),
            ToPage::Crashed { message } => self.crash(message),
        }
    }

    fn set_loading(&self, loading: Loading) {
        if matches!(*self.state.borrow(), State::Starting(_)) {
            self.set_state(State::Starting(loading));
        }
    }

    fn set_ready(&self, protocol: u32, exports: Vec<Signature>) {
        if protocol != PROTOCOL {
            let reason = format!(
                "it speaks version {protocol} of the protocol and the page speaks {PROTOCOL}; build both from one version"
            );
            return self.fail(self.start_failed(reason));
        }
        *self.exports.borrow_mut() = exports;
        self.start_limit.take();
        self.set_state(State::Ready);
        self.wake(Ok(()));
    }

    fn progress(&self, id: CallId, progress: Progress) {
        let Some(function) = self.pending.borrow().function(id).map(str::to_owned) else {
            return;
        };
        self.emit_call(id, &function, || CallStep::Progressed(progress.clone()));
        let on_progress = self.pending.borrow_mut().take_on_progress(id);
        if let Some(mut on_progress) = on_progress {
            on_progress(progress);
            self.pending.borrow_mut().restore_on_progress(id, on_progress);
        }
    }

    /// While it starts, a crash is a failed start: starting it again would end the same way.
    fn crash(self: &Rc<Self>, reason: String) {
        if matches!(*self.state.borrow(), State::Starting(_)) {
            return self.fail(self.start_failed(reason));
        }
        let crashed = |function| Error::Crashed {
            worker: self.name().to_owned(),
            function,
            reason: reason.clone(),
        };
        self.close();
        self.log(Level::Error, format!("crashed: {reason}"));
        *self.error.borrow_mut() = Some(crashed(None));
        self.set_state(State::Crashed(crashed(None)));
        self.settle_all(|function| crashed(Some(function)));
        self.start_again(crashed(None));
    }

    fn start_again(self: &Rc<Self>, crash: Error) {
        if !matches!(*self.state.borrow(), State::Crashed(_)) {
            return; // whoever was told of the crash has restarted or terminated it already
        }
        if self.restarts.borrow_mut().allow(now()) {
            self.start();
        } else {
            self.fail(crash);
        }
    }
}

/// Ending.
impl Supervisor {
    /// Ends the worker at once, and settles every call in flight.
    pub(super) fn terminate(&self) {
        self.close();
        self.set_state(State::Terminated);
        self.settle_all(|function| self.terminated(Some(function)));
        self.wake(Err(self.terminated(None)));
    }

    fn fail(&self, error: Error) {
        self.close();
        self.log(Level::Error, error.to_string());
        *self.error.borrow_mut() = Some(error.clone());
        self.set_state(State::Failed(error.clone()));
        self.wake(Err(error));
    }

    fn close(&self) {
        self.attempt.set(self.attempt.get() + 1);
        self.start_limit.take();
        self.link.take();
    }

    fn wake(&self, ready: Ready) {
        for waiting in self.waiting.take() {
            waiting.send(ready.clone()).ok();
        }
    }

    fn settle_all(&self, error: impl Fn(String) -> Error) {
        let calls = self.pending.borrow_mut().take_all();
        for (id, call) in calls {
            let error = error(call.function.clone());
            self.finish(id, call, Err(error));
        }
    }

    fn start_failed(&self, reason: String) -> Error {
        let worker = self.name().to_owned();
        Error::StartFailed { worker, reason, traceback: None }
    }

    fn terminated(&self, function: Option<String>) -> Error {
        Error::Terminated { worker: self.name().to_owned(), function }
    }
}

/// Calls.
impl Supervisor {
    /// Sends a call to a worker that is ready.
    ///
    /// # Errors
    /// When the worker does not export the function, or the browser cannot post the message.
    pub(super) fn send(
        self: &Rc<Self>,
        function: &str,
        arguments: Json,
        on_progress: Option<OnProgress>,
    ) -> Result<Sent, Error> {
        self.check_export(function)?;
        let (id, outcome) =
            self.pending.borrow_mut().insert(function.to_owned(), now(), on_progress);
        let call = ToHost::Call { id, function: function.to_owned(), arguments };
        let posted = self.link.borrow().as_ref().map(|link| link.send(call));
        if let Some(Err(reason)) = posted {
            self.pending.borrow_mut().take(id);
            let (worker, function) = (self.name().to_owned(), function.to_owned());
            return Err(Error::BadArguments { worker, function, reason });
        }
        self.emit_call(id, function, || CallStep::Sent);
        self.emit_state();
        Ok(Sent { supervisor: Rc::clone(self), id, outcome })
    }

    fn check_export(&self, function: &str) -> Result<(), Error> {
        let exports = self.exports.borrow();
        if exports.iter().any(|export| export.name == function) {
            return Ok(());
        }
        Err(Error::NotExported {
            worker: self.name().to_owned(),
            function: function.to_owned(),
            exports: exports.iter().map(|export| export.name.clone()).collect(),
        })
    }

    fn settle(&self, id: CallId, outcome: Outcome) {
        let call = self.pending.borrow_mut().take(id);
        if let Some(call) = call {
            self.finish(id, call, outcome);
        }
    }

    fn cancel(&self, id: CallId) {
        let Some(call) = self.pending.borrow_mut().take(id) else {
            return;
        };
        if let Some(link) = &*self.link.borrow() {
            // A worker that cannot be told finishes for nobody: no harm.
            link.send(ToHost::Cancel { id }).ok();
        }
        let (worker, function) = (self.name().to_owned(), call.function.clone());
        self.finish(id, call, Err(Error::Cancelled { worker, function }));
    }

    fn finish(&self, id: CallId, call: InFlight, outcome: Outcome) {
        self.emit_call(id, &call.function, || CallStep::Settled {
            milliseconds: now() - call.sent,
            error: outcome.as_ref().err().cloned(),
        });
        call.settle(outcome);
        self.emit_state();
    }
}

/// A call in flight. Dropping it cancels the call.
pub(super) struct Sent {
    supervisor: Rc<Supervisor>,
    id: CallId,
    outcome: oneshot::Receiver<Outcome>,
}

impl Sent {
    /// Waits for the call to end.
    pub(super) async fn outcome(mut self) -> Outcome {
        let outcome = (&mut self.outcome).await;
        outcome.unwrap_or_else(|_| Err(self.supervisor.terminated(None)))
    }
}

impl Drop for Sent {
    fn drop(&mut self) {
        self.supervisor.cancel(self.id);
    }
}

/// Telling.
impl Supervisor {
    fn set_state(&self, state: State) {
        *self.state.borrow_mut() = state;
        self.emit_state();
    }

    fn emit_state(&self) {
        self.emitter.emit(|| Event::State { worker: self.name().to_owned(), state: self.state() });
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
        let line = LogLine { time: js_sys::Date::now(), level, text };
        self.log.borrow_mut().push(line.clone());
        self.emitter.emit(|| Event::Log { worker: self.name().to_owned(), line });
    }
}

fn now() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or_else(js_sys::Date::now, |performance| performance.now())
}
