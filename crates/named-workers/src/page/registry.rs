//! The page's workers, by name.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};

use futures_util::future::LocalBoxFuture;

use crate::protocol::{Error, Level};

use super::call::NamedWorker;
use super::declare::Declaration;
use super::worker::{
    Asked, Event, Events, Listeners, LogLine, Reply, Runner, Surroundings, Transport, WorkerInfo,
};

/// How many terminated workers stay listed.
const MOST_TERMINATED: usize = 100;

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
            let (answers, lists) = (this.clone(), this.clone());
            let surroundings = Surroundings {
                transport: Box::new(transport),
                listeners: Listeners::default(),
                answer: Box::new(move |asked| match answers.upgrade() {
                    Some(registry) => answer(Self(registry), asked),
                    None => Box::pin(std::future::pending()), // the page's workers are gone
                }),
                list: Box::new(move |worker| {
                    if let Some(registry) = lists.upgrade() {
                        Self(registry).list_again(worker);
                    }
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

    /// The declarations of the document that were refused: their name is missing or taken.
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

/// Declaring.
impl Workers {
    /// Adds a worker and starts it. A name is free if its worker has ended or is no longer declared; the
    /// old worker is then terminated for good.
    pub(super) fn declare(
        &self,
        declaration: Declaration,
        is_declared: IsDeclared,
    ) -> Result<Rc<Runner>, Error> {
        let replaced = self.entry(&declaration.name, |entry| {
            let is_free = entry.worker.has_ended() || !(entry.is_declared)();
            is_free.then(|| Rc::clone(&entry.worker))
        });
        match replaced {
            Some(None) => return Err(Error::DuplicateName { worker: declaration.name }),
            Some(Some(replaced)) => self.drop_entry(&replaced),
            None => {}
        }
        if self.is_left() {
            return Err(Error::Terminated { worker: declaration.name, function: None });
        }
        self.forget_terminated();
        let worker = Runner::start(declaration, Rc::clone(&self.0.surroundings));
        let entry = Entry { worker: Rc::clone(&worker), is_declared };
        self.0.entries.borrow_mut().push(entry);
        Ok(worker)
    }

    /// Declares a worker of the document. The same declaration again, cloned or put back, is the same
    /// worker, which is started again if it was terminated.
    pub(super) fn take_up(&self, declaration: Declaration, is_declared: IsDeclared) {
        let same = self.entry(&declaration.name, |entry| {
            let is_same = *entry.worker.declaration() == declaration;
            is_same.then(|| Rc::clone(&entry.worker))
        });
        if let Some(Some(worker)) = same {
            self.redeclare(&worker, is_declared);
            if worker.is_terminated() {
                worker.restart();
            }
            return;
        }
        let named = if declaration.name.is_empty() { declaration.check() } else { Ok(()) };
        let declared = named.and_then(|()| self.declare(declaration, is_declared));
        if let Err(problem) = declared {
            self.refuse(problem);
        }
    }

    /// Notes that a worker is declared once more: it is as long as one of the declarations is there.
    fn redeclare(&self, worker: &Rc<Runner>, again: IsDeclared) {
        let mut entries = self.0.entries.borrow_mut();
        if let Some(entry) = entries.iter_mut().find(|entry| Rc::ptr_eq(&entry.worker, worker)) {
            let before = std::mem::replace(&mut entry.is_declared, Box::new(|| true));
            entry.is_declared = match before() {
                true => Box::new(move || before() || again()),
                false => again,
            };
        }
    }

    /// Keeps the reason why a declaration of the document was refused, and reports it.
    fn refuse(&self, problem: Error) {
        let line = LogLine::new(Level::Error, problem.to_string());
        web_sys::console::error_1(&line.text.as_str().into());
        let worker = problem.worker().to_owned();
        self.0.problems.borrow_mut().push(problem);
        self.0.surroundings.listeners.notify(|| Event::Log { worker, line });
    }

    /// Drops a worker from the list because its name belongs to another now.
    fn drop_entry(&self, worker: &Rc<Runner>) {
        worker.retire();
        self.0.entries.borrow_mut().retain(|entry| !Rc::ptr_eq(&entry.worker, worker));
    }

    /// Forgets the terminated workers that are one too many, those first that ended first. Whoever still
    /// has one can restart it, and it is listed again.
    fn forget_terminated(&self) {
        let mut entries = self.0.entries.borrow_mut();
        let terminated = entries.iter().filter(|entry| entry.worker.is_terminated());
        let mut ends: Vec<_> =
            terminated.map(|it| (it.worker.last_change(), Rc::clone(&it.worker))).collect();
        ends.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        ends.truncate(ends.len().saturating_sub(MOST_TERMINATED));
        let is_forgotten = |entry: &Entry| ends.iter().any(|(_, it)| Rc::ptr_eq(it, &entry.worker));
        entries.retain(|entry| !is_forgotten(entry));
    }

    /// Lists a worker again, unless another one has its name.
    fn list_again(&self, worker: &Rc<Runner>) {
        if self.peek(worker.name()).is_none() && !self.is_left() {
            let entry = Entry { worker: Rc::clone(worker), is_declared: Box::new(|| true) };
            self.0.entries.borrow_mut().push(entry);
        }
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
    /// [`Error::UnknownWorker`].
    pub(super) fn find(&self, name: &str) -> Result<Rc<Runner>, Error> {
        if self.peek(name).is_none() {
            // A script element added just now has not been observed yet.
            self.scan();
        }
        let known =
            || self.0.entries.borrow().iter().map(|it| it.worker.name().to_owned()).collect();
        let unknown = || Error::UnknownWorker { worker: name.to_owned(), known: known() };
        self.peek(name).ok_or_else(unknown)
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
