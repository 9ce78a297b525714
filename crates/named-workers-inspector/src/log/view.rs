//! What is chosen above the log.

use std::rc::Rc;

use named_workers::{Level, LogLine};

/// Which lines are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct LogView {
    /// None is all.
    pub(super) worker: Option<String>,
    /// The least important level that is shown.
    pub(super) level: Least,
    /// Is found in each line.
    pub(super) text: String,
    /// Lines up to this time are not shown, in milliseconds since 1970.
    pub(super) cleared: f64,
    /// What is shown while it is paused.
    pub(super) paused: Option<Rc<Vec<Entry>>>,
}

/// A line, and the worker that wrote it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(super) worker: Rc<str>,
    pub(super) line: LogLine,
}

/// How important a line must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Least {
    #[default]
    Info,
    Warning,
    Error,
}

/// What can be changed above the log.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    Worker(Option<String>),
    Level(Least),
    Text(String),
    Clear(f64),
    /// Keeps what is shown, or goes on.
    Pause(Option<Rc<Vec<Entry>>>),
}

impl LogView {
    pub(crate) fn apply(&mut self, change: Change) {
        match change {
            Change::Worker(worker) => self.worker = worker,
            Change::Level(level) => self.level = level,
            Change::Text(text) => self.text = text,
            Change::Clear(time) => {
                self.cleared = time;
                self.paused = None;
            }
            Change::Pause(entries) => self.paused = entries,
        }
    }
}

impl Least {
    pub(super) const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Error];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Info => "everything",
            Self::Warning => "warnings and errors",
            Self::Error => "errors",
        }
    }

    pub(super) fn allows(self, level: Level) -> bool {
        match self {
            Self::Info => true,
            Self::Warning => level != Level::Info,
            Self::Error => level == Level::Error,
        }
    }
}
