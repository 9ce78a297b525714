//! The page's workers, by name.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::PageTransitionEvent;

use crate::protocol::{Error, Level};

use super::events::{Emitter, Events};
use super::supervisor::Supervisor;
use super::{Declaration, Event, LogLine, NamedWorker, WorkerInfo, document, facade};

thread_local! {
    static WORKERS: Workers = Workers::default();
}

/// The page's workers. Cheap to clone: every clone is the same registry.
#[derive(Clone, Default)]
pub struct Workers(Rc<Registry>);

#[derive(Default)]
struct Registry {
    supervisors: RefCell<Vec<Rc<Supervisor>>>,
    problems: RefCell<Vec<Error>>,
    /// Whether the page is being left.
    is_left: Cell<bool>,
    emitter: Emitter,
}

/// The page's workers.
pub fn workers() -> Workers {
    WORKERS.with(Workers::clone)
}

/// Starts the runtime: the workers that the document declares, now and later, and the JavaScript
/// global `namedWorkers`. Call it once, when the page starts.
pub fn start() {
    document::observe();
    facade::install();
    end_with_the_page();
}

/// Settles every call when the page is left; one that the browser keeps may come back.
fn end_with_the_page() {
    let Some(window) = web_sys::window() else { return };
    EventListener::new(&window, "pagehide", |event| {
        let is_kept = event.dyn_ref::<PageTransitionEvent>().is_some_and(|it| it.persisted());
        if !is_kept {
            workers().0.is_left.set(true);
            let supervisors = workers().0.supervisors.borrow().clone();
            supervisors.iter().for_each(|supervisor| supervisor.terminate());
        }
    })
    .forget();
}

/// Declares a worker, starts it, and waits until it is ready.
///
/// A worker of that name that is terminated or failed becomes the new one, and so do its handles.
///
/// # Errors
/// [`Error::DuplicateName`], [`Error::InvalidDeclaration`] or [`Error::StartFailed`];
/// [`Error::Terminated`] if it is terminated while it starts.
pub async fn create_named_worker(declaration: Declaration) -> Result<NamedWorker, Error> {
    let workers = workers();
    declaration.check()?;
    document::scan();
    let supervisor = match workers.0.find(&declaration.name) {
        Some(ended) if ended.has_ended() => {
            ended.redeclare(declaration);
            ended
        }
        _ => workers.declare(declaration)?,
    };
    supervisor.ready().await?;
    Ok(NamedWorker(supervisor))
}

impl Workers {
    /// Waits until the worker of this name is ready.
    ///
    /// # Errors
    /// [`Error::UnknownWorker`] at once if it is not declared, else the reason why it is not ready.
    pub async fn get(&self, name: &str) -> Result<NamedWorker, Error> {
        let supervisor = self.find(name)?;
        supervisor.ready().await?;
        Ok(NamedWorker(supervisor))
    }

    /// Every worker and its state, in the order of their declarations.
    pub fn list(&self) -> Vec<WorkerInfo> {
        self.0.supervisors.borrow().iter().map(|supervisor| supervisor.info()).collect()
    }

    /// Everything that happens to any worker from now on.
    pub fn events(&self) -> Events {
        self.0.emitter.subscribe()
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
        self.find(name).map(|supervisor| supervisor.terminate())
    }

    /// Ends a worker and starts it afresh.
    ///
    /// # Errors
    /// [`Error::UnknownWorker`].
    pub fn restart(&self, name: &str) -> Result<(), Error> {
        self.find(name).map(|supervisor| supervisor.restart())
    }

    /// Adds a worker and starts it.
    pub(super) fn declare(&self, declaration: Declaration) -> Result<Rc<Supervisor>, Error> {
        if self.0.find(&declaration.name).is_some() {
            return Err(Error::DuplicateName { worker: declaration.name });
        }
        let supervisor = Supervisor::new(declaration, self.0.emitter.clone());
        self.0.supervisors.borrow_mut().push(Rc::clone(&supervisor));
        supervisor.start();
        Ok(supervisor)
    }

    /// Keeps the reason why a declaration of the document was refused, and tells it.
    pub(super) fn refuse(&self, problem: Error) {
        let line = LogLine::new(Level::Error, problem.to_string());
        web_sys::console::error_1(&line.text.as_str().into());
        let worker = problem.worker().to_owned();
        self.0.problems.borrow_mut().push(problem);
        self.0.emitter.emit(|| Event::Log { worker, line });
    }

    /// Whether the page is being left: nothing is to be started any more.
    pub(super) fn is_left(&self) -> bool {
        self.0.is_left.get()
    }

    /// The worker of this name, if it is known already.
    pub(super) fn peek(&self, name: &str) -> Option<Rc<Supervisor>> {
        self.0.find(name)
    }

    pub(super) fn find(&self, name: &str) -> Result<Rc<Supervisor>, Error> {
        if self.0.find(name).is_none() {
            // A script element that was added just now has not been observed yet.
            document::scan();
        }
        self.0.find(name).ok_or_else(|| Error::UnknownWorker {
            worker: name.to_owned(),
            known: self.list().into_iter().map(|info| info.name).collect(),
        })
    }
}

impl Registry {
    fn find(&self, name: &str) -> Option<Rc<Supervisor>> {
        self.supervisors.borrow().iter().find(|supervisor| supervisor.name() == name).cloned()
    }
}
