//! A transport in memory: each worker is a host in this process.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::{Rc, Weak};
use std::time::Duration;

use futures_util::FutureExt;

use crate::host::Host;
use crate::page::Declaration;
use crate::page::in_memory::{Incoming, Link, Opening, Receive, Transport};
use crate::protocol::{Error, PROTOCOL, Start, ToHost, ToPage};
use crate::task;

use super::functions::{guest, memory};

/// The running workers, by name, and how the next starts fare.
#[derive(Clone, Default)]
pub(super) struct Machines(Rc<Shared>);

#[derive(Default)]
struct Shared {
    running: RefCell<BTreeMap<String, Weak<Machine>>>,
    /// How many starts of a worker fail before one succeeds.
    failing: RefCell<BTreeMap<String, usize>>,
    /// How long the starts of a worker take.
    slow: RefCell<BTreeMap<String, Duration>>,
    /// The page's address, and those that workers were started from.
    base: RefCell<String>,
    started_from: RefCell<Vec<String>>,
}

/// A running worker.
struct Machine {
    host: Host,
    receive: Receive,
    /// Messages it has not read, as text.
    inbox: RefCell<VecDeque<String>>,
    is_held: Cell<bool>,
    is_gone: Cell<bool>,
}

impl Machines {
    /// Stops a worker from reading messages until it is released: it is stuck in what it runs.
    pub(super) fn hold(&self, name: &str) {
        self.machine(name).is_held.set(true);
    }

    /// Lets a stuck worker go on.
    pub(super) fn release(&self, name: &str) {
        let machine = self.machine(name);
        machine.is_held.set(false);
        machine.read_all();
    }

    /// Breaks a worker down.
    pub(super) fn break_down(&self, name: &str, reason: &str) {
        (self.machine(name).receive)(Incoming::Broken(reason.to_owned()));
    }

    /// Delivers something to the page as if a worker had sent it.
    pub(super) fn say(&self, name: &str, incoming: Incoming) {
        (self.machine(name).receive)(incoming);
    }

    /// Makes this many of a worker's next starts fail.
    pub(super) fn fail_starts(&self, name: &str, count: usize) {
        self.0.failing.borrow_mut().insert(name.to_owned(), count);
    }

    /// Has a worker's starts take this long.
    pub(super) fn slow_down(&self, name: &str, delay: Duration) {
        self.0.slow.borrow_mut().insert(name.to_owned(), delay);
    }

    /// Moves the page to another address.
    pub(super) fn set_base(&self, base: &str) {
        self.0.base.replace(base.to_owned());
    }

    /// The addresses that workers were started from.
    pub(super) fn started_from(&self) -> Vec<String> {
        self.0.started_from.borrow().clone()
    }

    /// How many workers are running.
    pub(super) fn running(&self) -> usize {
        self.0.running.borrow().values().filter(|machine| machine.upgrade().is_some()).count()
    }

    fn machine(&self, name: &str) -> Rc<Machine> {
        self.0.running.borrow()[name].upgrade().unwrap()
    }

    fn fails(&self, name: &str) -> bool {
        let mut failing = self.0.failing.borrow_mut();
        let Some(left) = failing.get_mut(name).filter(|left| **left > 0) else { return false };
        *left -= 1;
        true
    }
}

/// Starts workers in this process.
pub(super) struct InMemory(pub(super) Machines);

impl Transport for InMemory {
    fn base(&self) -> String {
        self.0.0.base.borrow().clone()
    }

    fn open(&self, declaration: &Declaration, base: &str, receive: Receive) -> Opening {
        let (machines, name) = (self.0.clone(), declaration.name.clone());
        machines.0.started_from.borrow_mut().push(base.to_owned());
        async move {
            let delay = machines.0.slow.borrow().get(&name).copied();
            task::sleep(delay.unwrap_or_default()).await;
            if machines.fails(&name) {
                let reason = "the network is away".to_owned();
                return Err(Error::StartFailed { worker: name, reason, traceback: None });
            }
            let machine = Machine::start(receive);
            machines.0.running.borrow_mut().insert(name.clone(), Rc::downgrade(&machine));
            let start = Start { protocol: PROTOCOL, worker: name, script: None };
            machine.take(&ToHost::Start(Box::new(start)));
            Ok(Box::new(MemoryLink(machine)) as Box<dyn Link>)
        }
        .boxed_local()
    }
}

struct MemoryLink(Rc<Machine>);

impl Link for MemoryLink {
    fn send(&self, message: ToHost) -> Result<(), String> {
        self.0.take(&message);
        Ok(())
    }
}

impl Drop for MemoryLink {
    fn drop(&mut self) {
        self.0.is_gone.set(true);
    }
}

impl Machine {
    fn start(receive: Receive) -> Rc<Self> {
        Rc::new_cyclic(|this: &Weak<Self>| {
            let told = this.clone();
            let post = move |message: ToPage| {
                let (told, text) = (told.clone(), serde_json::to_string(&message).unwrap());
                task::spawn(async move { tell(&told, &text) });
            };
            Self {
                host: Host::new(guest(), post, |_| false, memory),
                receive,
                inbox: RefCell::default(),
                is_held: Cell::default(),
                is_gone: Cell::default(),
            }
        })
    }

    /// Takes in a message, which is read in a task of its own.
    fn take(self: &Rc<Self>, message: &ToHost) {
        let text = serde_json::to_string(message).unwrap();
        self.inbox.borrow_mut().push_back(text);
        let this = Rc::clone(self);
        task::spawn(async move { this.read_all() });
    }

    fn read_all(&self) {
        while !self.is_held.get() && !self.is_gone.get() {
            let next = self.inbox.borrow_mut().pop_front();
            let Some(text) = next else { return };
            self.host.receive(serde_json::from_str(&text).unwrap());
        }
    }
}

/// Delivers later what a worker posts, if the worker is still there.
fn tell(machine: &Weak<Machine>, text: &str) {
    let Some(machine) = machine.upgrade().filter(|machine| !machine.is_gone.get()) else { return };
    let incoming = match serde_json::from_str(text) {
        Ok(message) => Incoming::Message(message),
        Err(error) => Incoming::Unreadable(error.to_string()),
    };
    (machine.receive)(incoming);
}
