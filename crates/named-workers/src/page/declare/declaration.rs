//! The declaration of a worker: its name, its type, its code and its config.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::protocol::Error;

use super::restarts::RestartPolicy;

/// How long a starting worker may go without a sign of progress, unless its declaration says
/// otherwise.
pub const START_TIMEOUT: Duration = Duration::from_secs(60);

/// The language of a worker, or that it runs elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WorkerType {
    /// Rust, compiled to WebAssembly: `rs`.
    Rs,
    /// Python on Pyodide: `py`.
    Py,
    /// Python on MicroPython: `mpy`.
    Mpy,
    /// Any language, on a server that speaks HTTP: `remote`.
    Remote,
}

/// The error for text that is not a [`WorkerType`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a worker type; it is `rs`, `py`, `mpy` or `remote`")]
pub struct UnknownWorkerType(String);

/// Everything the page needs to start a worker.
///
/// ```
/// use named_workers::{Declaration, WorkerType};
///
/// let primes = Declaration::new("primes", WorkerType::Rs).src("./primes.js");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Declaration {
    /// Its name, unique on the page.
    pub name: String,
    /// Its language, or that it runs elsewhere.
    pub worker_type: WorkerType,
    /// The URL of the compiled bundle, of the Python file or of the remote worker, relative to the document's
    /// base.
    pub src: Option<String>,
    /// The Python code itself, instead of `src`.
    pub source: Option<String>,
    /// Its config, if any.
    pub config: Option<ConfigSource>,
    /// How long its start may go without a sign of progress. Default: [`START_TIMEOUT`].
    pub start_timeout: Duration,
    /// How often it is started again after a crash. Default: at most 3 times in 10 seconds.
    pub restarts: RestartPolicy,
}

/// Where a config comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum ConfigSource {
    /// The config itself.
    Value(Value),
    /// What a `config` attribute holds: inline JSON, or the URL of a `.json` or `.toml` file.
    Text(String),
}

impl Declaration {
    /// A declaration without code or config yet.
    pub fn new(name: impl Into<String>, worker_type: WorkerType) -> Self {
        Self {
            name: name.into(),
            worker_type,
            src: None,
            source: None,
            config: None,
            start_timeout: START_TIMEOUT,
            restarts: RestartPolicy::default(),
        }
    }

    /// Sets the URL of the compiled bundle, of the Python file or of the remote worker.
    #[must_use]
    pub fn src(mut self, url: impl Into<String>) -> Self {
        self.src = Some(url.into());
        self
    }

    /// Sets the Python code itself.
    #[must_use]
    pub fn source(mut self, code: impl Into<String>) -> Self {
        self.source = Some(code.into());
        self
    }

    /// Sets the config: a JSON value, or text as in the `config` attribute.
    #[must_use]
    pub fn config(mut self, config: impl Into<ConfigSource>) -> Self {
        self.config = Some(config.into());
        self
    }

    /// Sets how long the worker's start may go without a sign of progress. Default: [`START_TIMEOUT`].
    #[must_use]
    pub fn start_timeout(mut self, limit: Duration) -> Self {
        self.start_timeout = limit;
        self
    }

    /// Sets how often the worker is started again after a crash. Default: at most 3 times in 10 seconds.
    #[must_use]
    pub fn restarts(mut self, policy: RestartPolicy) -> Self {
        self.restarts = policy;
        self
    }

    /// Checks the declaration.
    ///
    /// # Errors
    /// [`Error::InvalidDeclaration`], which says what is wrong.
    pub fn check(&self) -> Result<(), Error> {
        let reason = match (self.worker_type, &self.src, &self.source) {
            _ if self.name.trim().is_empty() => "it has no name; give it one: `name=\"…\"`",
            (WorkerType::Rs, _, Some(_)) => {
                "a Rust worker is compiled; give its bundle's URL as `src`"
            }
            (WorkerType::Rs, None, None) => "it has no `src`; give the URL of its compiled bundle",
            (WorkerType::Remote, None, _) | (WorkerType::Remote, _, Some(_)) => {
                "a remote worker runs on a server; give the URL of its endpoint as `src`, and no code"
            }
            (_, Some(_), Some(_)) => "it has both `src` and `source`; give one of them",
            (_, None, None) => {
                "it has no code; give the URL of its Python file as `src`, or the code itself"
            }
            _ => return Ok(()),
        };
        Err(Error::InvalidDeclaration { worker: self.name.clone(), reason: reason.into() })
    }
}

impl From<Value> for ConfigSource {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

impl From<&str> for ConfigSource {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for ConfigSource {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl fmt::Display for ConfigSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(value) => value.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl WorkerType {
    /// All types.
    pub const ALL: [Self; 4] = [Self::Rs, Self::Py, Self::Mpy, Self::Remote];

    /// Its value in the `type` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rs => "rs",
            Self::Py => "py",
            Self::Mpy => "mpy",
            Self::Remote => "remote",
        }
    }
}

impl fmt::Display for WorkerType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for WorkerType {
    type Err = UnknownWorkerType;

    fn from_str(text: &str) -> Result<Self, UnknownWorkerType> {
        let known = Self::ALL.into_iter().find(|known| known.as_str() == text);
        known.ok_or_else(|| UnknownWorkerType(text.to_owned()))
    }
}
