//! The callee of a call: a function of a worker. Most errors name both.

use std::fmt;

use super::{Error, NotJson};

/// A function of a worker, or of a pool.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Callee {
    /// The worker's name.
    pub worker: String,
    /// The function's name.
    pub function: String,
}

impl Callee {
    /// `function` of `worker`.
    pub fn new(worker: impl Into<String>, function: impl Into<String>) -> Self {
        Self { worker: worker.into(), function: function.into() }
    }

    /// The arguments do not fit.
    pub fn bad_arguments(&self, reason: String) -> Error {
        let Self { worker, function } = self.clone();
        Error::BadArguments { worker, function, reason }
    }

    /// What the function returned or emitted is not JSON, or not what the caller expected.
    pub fn bad_result(&self, reason: String) -> Error {
        let Self { worker, function } = self.clone();
        Error::BadResult { worker, function, reason }
    }

    /// The function is not among these exports.
    pub fn not_exported(&self, exports: Vec<String>) -> Error {
        let Self { worker, function } = self.clone();
        Error::NotExported { worker, function, exports }
    }

    /// The worker was terminated or restarted while the call was in flight.
    pub fn terminated(&self) -> Error {
        let Self { worker, function } = self.clone();
        Error::Terminated { worker, function: Some(function) }
    }

    /// The worker crashed while the call was in flight.
    pub fn crashed(&self, reason: String) -> Error {
        let Self { worker, function } = self.clone();
        Error::Crashed { worker, function: Some(function), reason }
    }

    /// The call took longer than its caller allowed.
    pub fn timed_out(&self, milliseconds: u64) -> Error {
        let Self { worker, function } = self.clone();
        Error::TimedOut { worker, function, milliseconds }
    }

    /// The caller cancelled the call.
    pub fn cancelled(&self) -> Error {
        let Self { worker, function } = self.clone();
        Error::Cancelled { worker, function }
    }

    /// What the function returned is not what the caller expected.
    pub fn unexpected(&self, error: &NotJson) -> Error {
        self.bad_result(error.within("result"))
    }
}

impl fmt::Display for Callee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}.{}`", self.worker, self.function)
    }
}
