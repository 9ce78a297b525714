//! The one error type: a variant for each cause, the same on both sides of the wire.

use serde::Serialize;
use serde_json::{Map, Value};

/// Why a worker is unavailable, or why a call did not end in a value.
///
/// [`kind`](Error::kind) is the name that JavaScript sees as `error.name`.
#[derive(Clone, Debug, PartialEq, Serialize, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No worker of that name is declared.
    #[error("no worker is named `{worker}`; the page has {}", list(known))]
    UnknownWorker {
        /// The name that was asked for.
        worker: String,
        /// The known names.
        known: Vec<String>,
    },
    /// The name is taken. The first worker of that name keeps working.
    #[error("a worker named `{worker}` exists already; choose another name")]
    DuplicateName {
        /// The name.
        worker: String,
    },
    /// The declaration cannot be honoured.
    #[error("the declaration of {} cannot be honoured: {reason}", named(worker))]
    InvalidDeclaration {
        /// Its name; empty if it has none.
        worker: String,
        /// What is wrong with it, and what to write instead.
        reason: String,
    },
    /// The worker did not become ready.
    #[error("worker `{worker}` did not start: {reason}")]
    StartFailed {
        /// The worker.
        worker: String,
        /// What failed, with its URL, key or line.
        reason: String,
        /// Where it was raised in the worker's code, if it was.
        traceback: Option<String>,
    },
    /// The worker exports no such function.
    #[error("worker `{worker}` does not export `{function}`; it exports {}", list(exports))]
    NotExported {
        /// The worker.
        worker: String,
        /// The name that was called.
        function: String,
        /// The names it exports.
        exports: Vec<String>,
    },
    /// Too few, too many or wrong arguments, or one that JSON cannot represent.
    #[error("bad arguments for `{function}` of worker `{worker}`: {reason}")]
    BadArguments {
        /// The worker.
        worker: String,
        /// The function.
        function: String,
        /// Which argument, and what is wrong with it.
        reason: String,
    },
    /// The function raised, or returned `Err`.
    #[error("`{function}` of worker `{worker}`{}", raised(type_name, message))]
    Raised {
        /// The worker.
        worker: String,
        /// The function.
        function: String,
        /// The type of the exception or of the error value.
        type_name: String,
        /// Its message.
        message: String,
        /// Where it was raised in the worker's code, if its language reports that.
        traceback: Option<String>,
    },
    /// The function returned a value that JSON cannot represent, or that the caller did not expect.
    #[error("bad result from `{function}` of worker `{worker}`: {reason}")]
    BadResult {
        /// The worker.
        worker: String,
        /// The function.
        function: String,
        /// Which part of it, and what is wrong with it.
        reason: String,
    },
    /// The worker panicked, trapped or ran out of memory. It is started again, as its policy allows.
    #[error("worker `{worker}` crashed{}: {reason}", during(function))]
    Crashed {
        /// The worker.
        worker: String,
        /// The function whose call was in flight, if any.
        function: Option<String>,
        /// The panic's message, or the browser's.
        reason: String,
    },
    /// The worker was terminated or restarted, on request, while the call was in flight or before.
    #[error("worker `{worker}` was terminated{}", during(function))]
    Terminated {
        /// The worker.
        worker: String,
        /// The function whose call was in flight, if any.
        function: Option<String>,
    },
    /// The call took longer than its caller allowed.
    #[error("`{function}` of worker `{worker}` took longer than {milliseconds} ms")]
    TimedOut {
        /// The worker.
        worker: String,
        /// The function.
        function: String,
        /// The limit that the caller set.
        milliseconds: u64,
    },
    /// Workers would wait for each other for ever.
    #[error("worker `{worker}` cannot be waited for: {reason}")]
    Deadlock {
        /// The worker that was asked.
        worker: String,
        /// The function that was to be called, if any.
        function: Option<String>,
        /// Who waits for whom.
        reason: String,
    },
    /// The caller cancelled the call.
    #[error("the call of `{function}` of worker `{worker}` was cancelled")]
    Cancelled {
        /// The worker.
        worker: String,
        /// The function.
        function: String,
    },
}

impl Error {
    /// The name of the variant, which is `error.name` in JavaScript.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::UnknownWorker { .. } => "UnknownWorker",
            Self::DuplicateName { .. } => "DuplicateName",
            Self::InvalidDeclaration { .. } => "InvalidDeclaration",
            Self::StartFailed { .. } => "StartFailed",
            Self::NotExported { .. } => "NotExported",
            Self::BadArguments { .. } => "BadArguments",
            Self::Raised { .. } => "Raised",
            Self::BadResult { .. } => "BadResult",
            Self::Crashed { .. } => "Crashed",
            Self::Terminated { .. } => "Terminated",
            Self::TimedOut { .. } => "TimedOut",
            Self::Deadlock { .. } => "Deadlock",
            Self::Cancelled { .. } => "Cancelled",
        }
    }

    /// The worker that the error is about; empty for a declaration without a name.
    pub fn worker(&self) -> &str {
        match self {
            Self::UnknownWorker { worker, .. }
            | Self::DuplicateName { worker }
            | Self::InvalidDeclaration { worker, .. }
            | Self::StartFailed { worker, .. }
            | Self::NotExported { worker, .. }
            | Self::BadArguments { worker, .. }
            | Self::Raised { worker, .. }
            | Self::BadResult { worker, .. }
            | Self::Crashed { worker, .. }
            | Self::Terminated { worker, .. }
            | Self::TimedOut { worker, .. }
            | Self::Deadlock { worker, .. }
            | Self::Cancelled { worker, .. } => worker,
        }
    }

    /// The function that was called, if the error is about a call.
    pub fn function(&self) -> Option<&str> {
        match self {
            Self::NotExported { function, .. }
            | Self::BadArguments { function, .. }
            | Self::Raised { function, .. }
            | Self::BadResult { function, .. }
            | Self::TimedOut { function, .. }
            | Self::Cancelled { function, .. } => Some(function),
            Self::Crashed { function, .. }
            | Self::Terminated { function, .. }
            | Self::Deadlock { function, .. } => function.as_deref(),
            _ => None,
        }
    }

    /// The type of the exception or of the error value, if the function raised.
    pub fn type_name(&self) -> Option<&str> {
        match self {
            Self::Raised { type_name, .. } => Some(type_name),
            _ => None,
        }
    }

    /// Where it was raised in the worker's code, if its language reports that.
    pub fn traceback(&self) -> Option<&str> {
        match self {
            Self::StartFailed { traceback, .. } | Self::Raised { traceback, .. } => {
                traceback.as_deref()
            }
            _ => None,
        }
    }

    /// Its description for other languages: `{ name, message, worker, function?, type?, traceback? }`.
    pub fn describe(&self) -> Value {
        let entries = [
            ("name", Some(self.kind().to_owned())),
            ("message", Some(self.to_string())),
            ("worker", Some(self.worker().to_owned())),
            ("function", self.function().map(str::to_owned)),
            ("type", self.type_name().map(str::to_owned)),
            ("traceback", self.traceback().map(str::to_owned)),
        ];
        let mut described = Map::new();
        for (key, text) in entries {
            if let Some(text) = text {
                described.insert(key.into(), text.into());
            }
        }
        Value::Object(described)
    }
}

/// What was raised, to be written after who raised it. An error of another worker that was not caught says
/// itself who raised it.
pub fn raised(type_name: &str, message: &str) -> String {
    if message.starts_with('`') && message.contains("` raised ") {
        format!(": {message}")
    } else {
        format!(" raised {type_name}: {message}")
    }
}

fn list(names: &[String]) -> String {
    if names.is_empty() {
        return "none".into();
    }
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

fn named(worker: &str) -> String {
    match worker {
        "" => "a worker".into(),
        name => format!("worker `{name}`"),
    }
}

fn during(function: &Option<String>) -> String {
    match function {
        Some(function) => format!(" during `{function}`"),
        None => String::new(),
    }
}
