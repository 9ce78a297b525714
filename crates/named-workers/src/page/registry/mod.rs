//! The page's workers, by name.

mod names;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};

use futures_util::future::LocalBoxFuture;

use crate::protocol::Error;

use super::call::NamedWorker;
use super::declare::Declaration;
use super::worker::{
    Asked, Events, Listeners, Messages, Reply, Runner, Surroundings, Taps, Transport, WorkerInfo,
};

/// Serves a worker's request to another.
pub(super) type Answer = fn(Workers, Asked) -> LocalBoxFuture<'static, Reply>;

/// The page's workers. Cheap to clone: every clone is the same registry.
#[derive(Clone)]
pub struct Workers(Rc<Registry>);

struct Registry {
    entries: RefCell<Vec<Entry>>,
    problems: RefCell<Vec<Error>>,
    /// Whether the page is being left.
    is_left: Cell<bool>,
    /// Scans for declarations that have not been observed yet.
    scan: RefCell<Option<Rc<dyn Fn()>>>,
    surroundings: Rc<Surroundings>,
}

/// A worker, and whether what declared it is still there.
struct Entry {
    worker: Rc<Runner>,
    is_declared: IsDeclared,
}

/// Whether what declared a worker is still there: an element of the document may have been removed.
pub(super) type IsDeclared = Box<dyn Fn() -> bool>;

impl Workers {
    /// An empty registry, whose workers this transport will start.
    pub(super) fn new(transport: impl Transport + 'static, answer: Answer) -> Self {
        Self(Rc::new_cyclic(|this: &Weak<Registry>| {
            let answers = this.clone();
            let surroundings = Surroundings {
                transport: Box::new(transport),
                listeners: Listeners::default(),
                taps: Taps::default(),
                answer: Box::new(move |asked| match answers.upgrade() {
                    Some(registry) => answer(Self(registry), asked),
                    None => Box::pin(std::future::pending()), // the page's workers are gone
                }),
            };
            Registry {
                entries: RefCell::default(),
                problems: RefCell::default(),
                is_left: Cell::default(),
                scan: RefCell::default(),
                surroundings: Rc::new(surroundings),
            }
        }))
    }

    /// Waits until the worker of this name is ready.
    ///
    /// # Errors
    /// [`Error::UnknownWorker`] at once if it is not declared, otherwise the reason why it is not ready:
    /// [`Error::InvalidDeclaration`], [`Error::StartFailed`], [`Error::Crashed`] if too often, or
    /// [`Error::Terminated`].
    pub async fn get(&self, name: &str) -> Result<NamedWorker, Error> {
        let worker = self.find(name)?;
        worker.ready().await?;
        Ok(NamedWorker(worker))
    }

    /// Declares a worker, starts it, and waits until it is ready: see
    /// [`create_named_worker`](crate::create_named_worker).
    ///
    /// # Errors
    /// [`Error::DuplicateName`], [`Error::InvalidDeclaration`] or [`Error::StartFailed`];
    /// [`Error::Terminated`] if it is terminated while it starts.
    pub async fn create(&self, declaration: Declaration) -> Result<NamedWorker, Error> {
        declaration.check()?;
        self.scan();
        let worker = self.declare(declaration, Box::new(|| true))?;
        worker.ready().await?;
        Ok(NamedWorker(worker))
    }

    /// Every worker and its state, in the order of declaration; of terminated ones only the last 100.
    pub fn list(&self) -> Vec<WorkerInfo> {
        self.forget_terminated();
        self.0.entries.borrow().iter().map(|entry| entry.worker.info()).collect()
    }

    /// The events of all workers from now on.
    pub fn events(&self) -> Events {
        self.0.surroundings.listeners.subscribe()
    }

    /// The messages between the page and all workers from now on: what is said, when, and how large it is.
    /// Nothing is measured while nobody asks.
    pub fn messages(&self) -> Messages {
        self.0.surroundings.taps.subscribe()
    }

    /// The declarations of the document that were refused: their name is missing or taken, or they may not be there.
    pub fn problems(&self) -> Vec<Error> {
        self.0.problems.borrow().clone()
    }

    /// Ends a worker at once, whatever it is doing.
    ///
    /// # Errors
    /// [`Error::UnknownWorker`].
    pub fn terminate(&self, name: &str) -> Result<(), Error> {
        self.find(name).map(|worker| worker.terminate())
    }

    /// Ends a worker and starts it afresh.
    ///
    /// # Errors
    /// [`Error::UnknownWorker`].
    pub fn restart(&self, name: &str) -> Result<(), Error> {
        self.find(name).map(|worker| worker.restart())
    }
}

/// Finding.
impl Workers {
    /// Sets what scans for declarations that have not been observed yet.
    pub(super) fn set_scan(&self, scan: impl Fn() + 'static) {
        self.0.scan.replace(Some(Rc::new(scan)));
    }

    fn scan(&self) {
        let scan = self.0.scan.borrow().clone();
        if let Some(scan) = scan {
            scan();
        }
    }

    /// The worker of this name, if it is already known.
    pub(super) fn peek(&self, name: &str) -> Option<Rc<Runner>> {
        self.entry(name, |entry| Rc::clone(&entry.worker))
    }

    /// The worker of this name.
    ///
    /// # Errors
    /// [`Error::UnknownWorker`], or why its declaration was refused.
    pub(super) fn find(&self, name: &str) -> Result<Rc<Runner>, Error> {
        if self.peek(name).is_none() {
            // A script element added just now has not been observed yet.
            self.scan();
        }
        self.peek(name).ok_or_else(|| self.refusal(name))
    }

    /// Why there is no worker of this name.
    fn refusal(&self, name: &str) -> Error {
        let is_it = |problem: &&Error| matches!(problem, Error::InvalidDeclaration { worker, .. } if worker == name);
        let problem = self.0.problems.borrow().iter().rev().find(is_it).cloned();
        if let Some(problem) = problem.filter(|_| !name.is_empty()) {
            return problem;
        }
        let known = self.0.entries.borrow().iter().map(|it| it.worker.name().to_owned()).collect();
        Error::UnknownWorker { worker: name.to_owned(), known }
    }

    fn entry<T>(&self, name: &str, read: impl FnOnce(&Entry) -> T) -> Option<T> {
        self.0.entries.borrow().iter().find(|entry| entry.worker.name() == name).map(read)
    }
}

/// The page's end.
impl Workers {
    /// Settles every call: the page is being left, and nothing may start any more.
    pub(super) fn leave(&self) {
        self.0.is_left.set(true);
        let all: Vec<_> =
            self.0.entries.borrow().iter().map(|entry| Rc::clone(&entry.worker)).collect();
        all.iter().for_each(|worker| worker.retire());
    }

    /// Whether the page is being left.
    pub(super) fn is_left(&self) -> bool {
        self.0.is_left.get()
    }
}

impl fmt::Debug for Workers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries = self.0.entries.borrow();
        f.debug_list().entries(entries.iter().map(|entry| entry.worker.name())).finish()
    }
}
