//! The core of a worker: it takes the page's messages, runs calls, and replies. It knows no browser.

mod calls;
mod current;
mod tell;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;

use futures_util::future::LocalBoxFuture;

use crate::flat_map::FlatMap;
use crate::protocol::{
    CallId, Error, Json, Level, PROTOCOL, Signature, Start, ToHost, ToPage, other_version,
};
use crate::task;

use super::call::{Call, Waiting};
use super::lines::{EARLY, Lines};
use super::reply::Output;
use super::requests::Requests;

/// The code of a worker, as its host sees it.
pub trait Guest {
    /// Makes it ready to be called, and returns what it exports.
    fn start(
        self: Rc<Self>,
        host: Host,
        start: Start,
    ) -> LocalBoxFuture<'static, Result<Vec<Signature>, NotStarted>>;

    /// Its name, where it has one of its own. In a browser the page names it.
    fn name(&self) -> Option<&str> {
        None
    }

    /// Calls one of its exports.
    fn call(&self, id: CallId, function: &str, arguments: &Json) -> Output;

    /// Asks an async call to end, because nobody waits for it any more. `true` promises that its future
    /// ends by itself, and the call runs until then; after `false` the future is dropped.
    fn cancel(&self, _id: CallId) -> bool {
        false
    }
}

/// Why a worker did not start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotStarted {
    /// What failed, with its URL, key or line.
    pub reason: String,
    /// Where it was raised in the worker's code, if it was.
    pub traceback: Option<String>,
}

impl From<String> for NotStarted {
    fn from(reason: String) -> Self {
        Self { reason, traceback: None }
    }
}

/// The worker that this code runs in, as the host of a language sees it. Cheap to clone.
#[derive(Clone)]
pub struct Host(Rc<Core>);

/// Everything that a worker is.
struct Core {
    guest: Rc<dyn Guest>,
    /// Posts a message to the page.
    post: Box<dyn Fn(ToPage)>,
    /// Whether the page has marked a call as cancelled in the memory that both share.
    is_marked: fn(CallId) -> bool,
    /// How much WebAssembly memory there is, in bytes: it only grows. 0 if that is unknown.
    memory: fn() -> u64,
    /// The memory that the page has been told of.
    told_memory: Cell<u64>,
    name: RefCell<String>,
    exports: RefCell<Vec<Signature>>,
    calls: RefCell<FlatMap<CallId, Box<Call>>>,
    /// The calls that have not begun.
    waiting: RefCell<VecDeque<Waiting>>,
    requests: RefCell<Requests>,
    lines: RefCell<Lines>,
    has_crashed: Cell<bool>,
}

impl Host {
    /// A host that serves a guest, and sends its messages with `post`.
    pub(crate) fn new(
        guest: Rc<dyn Guest>,
        post: impl Fn(ToPage) + 'static,
        is_marked: fn(CallId) -> bool,
        memory: fn() -> u64,
    ) -> Self {
        Self(Rc::new(Core {
            guest,
            post: Box::new(post),
            is_marked,
            memory,
            told_memory: Cell::default(),
            name: RefCell::default(),
            exports: RefCell::default(),
            calls: RefCell::default(),
            waiting: RefCell::default(),
            requests: RefCell::default(),
            lines: RefCell::new(EARLY.take()),
            has_crashed: Cell::default(),
        }))
    }

    /// Takes a message from the page.
    pub(crate) fn receive(&self, message: ToHost) {
        if self.0.has_crashed.get() {
            return; // the page has been told, and starts another worker
        }
        match message {
            ToHost::Start(start) => self.start(*start),
            ToHost::Call { id, function, arguments, stream, announce } => {
                self.take(Waiting { id, function, arguments, stream, announce });
            }
            ToHost::Cancel { id } => self.cancel(id),
            ToHost::More { id, values } => self.make_room(id, values),
            ToHost::Answer { id, outcome } => self.0.requests.borrow_mut().answer(id, outcome),
            ToHost::Unreadable { reason } => self.log(
                Level::Warning,
                format!("a message that is not of the protocol was ignored: {reason}"),
            ),
        }
    }

    /// Sends a message to the page, which learns first whether the memory has grown. Whatever ends comes after the
    /// lines that were logged before it.
    pub(super) fn post(&self, message: ToPage) {
        if message.is_an_end()
            && let Some(lines) = self.take_lines()
        {
            (self.0.post)(lines);
        }
        let memory = (self.0.memory)();
        if memory > self.0.told_memory.replace(memory) {
            (self.0.post)(ToPage::Grown { memory });
        }
        (self.0.post)(message);
    }

    /// The lines that the page has not been told, as a message.
    pub(in crate::host) fn take_lines(&self) -> Option<ToPage> {
        self.0.lines.try_borrow_mut().ok()?.take() // it is borrowed if there is no memory for another line
    }

    fn start(&self, start: Start) {
        self.0.name.replace(start.worker.clone());
        if start.protocol != PROTOCOL {
            return self.not_started(other_version(PROTOCOL, start.protocol).into());
        }
        let host = self.clone();
        let starting = Rc::clone(&self.0.guest).start(self.clone(), start);
        task::spawn(self.attributed(None, async move {
            match starting.await {
                Ok(exports) => {
                    host.0.exports.replace(exports.clone());
                    host.post(ToPage::Ready { protocol: PROTOCOL, exports });
                }
                Err(not_started) => host.not_started(not_started),
            }
        }));
    }

    fn not_started(&self, NotStarted { reason, traceback }: NotStarted) {
        let worker = self.0.name.borrow().clone();
        self.post(ToPage::StartFailed { error: Error::StartFailed { worker, reason, traceback } });
    }

    /// A future whose code belongs to this host and, if there is one, to this call.
    fn attributed(
        &self,
        call: Option<CallId>,
        future: impl Future<Output = ()> + 'static,
    ) -> impl Future<Output = ()> + 'static {
        let host = self.clone();
        async move {
            let mut future = pin!(future);
            poll_fn(|context| host.during(call, || future.as_mut().poll(context))).await;
        }
    }
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host").field("name", &self.0.name).finish_non_exhaustive()
    }
}
