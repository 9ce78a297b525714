//! Who has which name: declarations that are taken up, refused, replaced and forgotten.

use std::rc::Rc;

use crate::page::declare::{Declaration, Found};
use crate::page::worker::{Event, LogLine, Runner};
use crate::protocol::{Error, Level};

use super::{Entry, IsDeclared, Workers};

/// How many terminated workers stay listed.
const MOST_TERMINATED: usize = 100;

impl Workers {
    /// Adds a worker and starts it. A name is free if its worker has ended or is no longer declared; the
    /// old worker is then terminated for good.
    pub(in crate::page) fn declare(
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
        let registry = Rc::downgrade(&self.0);
        let list_again = Box::new(move |worker: &Rc<Runner>| {
            if let Some(registry) = registry.upgrade() {
                Self(registry).list_again(worker);
            }
        });
        let worker = Runner::start(declaration, Rc::clone(&self.0.surroundings), list_again);
        let entry = Entry { worker: Rc::clone(&worker), is_declared };
        self.0.entries.borrow_mut().push(entry);
        Ok(worker)
    }

    /// Declares a worker of the document. The same declaration again, cloned or put back, is the same
    /// worker, which is started again if it was terminated.
    pub(in crate::page) fn take_up(&self, Found { declaration, is_there }: Found) {
        let declared = declaration.and_then(|it| self.take_up_readable(it, is_there));
        if let Err(problem) = declared {
            self.refuse(problem);
        }
    }

    fn take_up_readable(
        &self,
        declaration: Declaration,
        is_declared: IsDeclared,
    ) -> Result<(), Error> {
        let same = self.entry(&declaration.name, |entry| {
            let is_same = *entry.worker.declaration() == declaration;
            is_same.then(|| Rc::clone(&entry.worker))
        });
        if let Some(Some(worker)) = same {
            self.redeclare(&worker, is_declared);
            if worker.is_terminated() {
                worker.restart();
            }
            return Ok(());
        }
        if declaration.name.is_empty() {
            declaration.check()?;
        }
        self.declare(declaration, is_declared).map(drop)
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
        web_sys::console::error_1(&(*line.text).into());
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
    pub(super) fn forget_terminated(&self) {
        let mut entries = self.0.entries.borrow_mut();
        loop {
            let terminated = entries.iter().enumerate().filter(|(_, it)| it.worker.is_terminated());
            if terminated.clone().count() <= MOST_TERMINATED {
                return;
            }
            let ends = terminated.map(|(index, it)| (it.worker.last_change(), index));
            if let Some((_, first)) = ends.min_by(|(one, _), (other, _)| one.total_cmp(other)) {
                entries.remove(first);
            }
        }
    }

    /// Lists a worker again, unless another one has its name.
    pub(super) fn list_again(&self, worker: &Rc<Runner>) {
        if self.peek(worker.name()).is_none() && !self.is_left() {
            let entry = Entry { worker: Rc::clone(worker), is_declared: Box::new(|| true) };
            self.0.entries.borrow_mut().push(entry);
        }
    }
}
