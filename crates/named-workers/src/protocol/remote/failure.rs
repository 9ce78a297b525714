//! How an error travels over HTTP: without the names that both sides know.

use serde::{Deserialize, Serialize};

use crate::protocol::{Callee, Error};

/// Why a call has no value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The kind of the [`Error`].
    pub kind: String,
    /// What happened, without the names of worker and function.
    pub message: String,
    /// The type of the exception or of the error value, if the function raised.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_name: Option<String>,
    /// Where it was raised in the worker's code, if its language reports that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub traceback: Option<String>,
}

impl Failure {
    /// An error as the worker tells it.
    pub fn of(error: &Error) -> Self {
        let message = match error {
            Error::Raised { message: reason, .. }
            | Error::BadArguments { reason, .. }
            | Error::BadResult { reason, .. }
            | Error::Crashed { reason, .. } => reason.clone(),
            other => other.to_string(),
        };
        Self {
            kind: error.kind().to_owned(),
            message,
            type_name: error.type_name().map(str::to_owned),
            traceback: error.traceback().map(str::to_owned),
        }
    }

    /// The error as the caller gets it. `exports` is what the worker exports, as far as is known.
    pub fn into_error(self, callee: &Callee, exports: &[String]) -> Error {
        let Self { kind, message, type_name, traceback } = self;
        match kind.as_str() {
            "Raised" => Error::Raised {
                worker: callee.worker.clone(),
                function: callee.function.clone(),
                type_name: type_name.unwrap_or_else(|| "Error".into()),
                message,
                traceback,
            },
            "BadArguments" => callee.bad_arguments(message),
            "BadResult" => callee.bad_result(message),
            "Crashed" => callee.crashed(message),
            "NotExported" => {
                let others = exports.iter().filter(|export| **export != callee.function);
                callee.not_exported(others.cloned().collect())
            }
            other => callee.crashed(format!("{other}: {message}")),
        }
    }

    /// The HTTP status of an answer that is not a stream of events.
    pub fn status(&self) -> u16 {
        match self.kind.as_str() {
            "NotExported" => 404,
            "BadArguments" => 400,
            _ => 500,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_errors_of_a_call_arrive_as_they_were() {
        let callee = Callee::new("primes", "pi");
        let raised = Error::Raised {
            worker: "primes".into(),
            function: "pi".into(),
            type_name: "LimitError".into(),
            message: "too large".into(),
            traceback: Some("line 1".into()),
        };
        let exports = vec!["a".to_owned(), "b".to_owned()];
        let errors = [
            raised,
            callee.bad_arguments("x".into()),
            callee.bad_result("x".into()),
            callee.crashed("x".into()),
            callee.not_exported(exports.clone()),
        ];
        let statuses = errors.map(|error| {
            let failure = Failure::of(&error);
            assert_eq!(failure.clone().into_error(&callee, &exports), error);
            failure.status()
        });
        assert_eq!(statuses, [500, 400, 500, 500, 404]);
    }

    #[test]
    fn an_error_of_another_kind_is_a_crash_that_names_it() {
        let callee = Callee::new("primes", "pi");
        let failure = Failure::of(&callee.timed_out(5));
        assert_eq!(failure.kind, "TimedOut");
        let error = failure.into_error(&callee, &[]);
        assert_eq!(error.kind(), "Crashed");
        assert!(error.to_string().contains("TimedOut: "));
    }

    #[test]
    fn a_function_that_is_missing_after_all_is_not_among_the_exports() {
        let callee = Callee::new("primes", "pi");
        let failure = Failure::of(&callee.not_exported(vec![]));
        let error = failure.into_error(&callee, &["pi".into(), "sum".into()]);
        assert_eq!(error, callee.not_exported(vec!["sum".into()]));
    }
}
