//! Reads an error from JSON, as [`Error`] is written: `{ kind: { worker, … } }`.
//!
//! What serde derives has code of its own for the fields of each kind, many times this.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};

use super::Error;

/// The fields of all kinds. One that is missing is empty.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Fields {
    worker: String,
    function: Option<String>,
    reason: String,
    traceback: Option<String>,
    type_name: String,
    message: String,
    milliseconds: u64,
    known: Vec<String>,
    exports: Vec<String>,
}

impl Fields {
    /// The error of this kind; none if there is no such kind.
    fn into_error(self, kind: &str) -> Option<Error> {
        let Self { worker, function, reason, traceback, type_name, message, .. } = self;
        let (called, milliseconds) = (function.clone().unwrap_or_default(), self.milliseconds);
        Some(match kind {
            "UnknownWorker" => Error::UnknownWorker { worker, known: self.known },
            "DuplicateName" => Error::DuplicateName { worker },
            "InvalidDeclaration" => Error::InvalidDeclaration { worker, reason },
            "StartFailed" => Error::StartFailed { worker, reason, traceback },
            "NotExported" => Error::NotExported { worker, function: called, exports: self.exports },
            "BadArguments" => Error::BadArguments { worker, function: called, reason },
            "Raised" => Error::Raised { worker, function: called, type_name, message, traceback },
            "BadResult" => Error::BadResult { worker, function: called, reason },
            "Crashed" => Error::Crashed { worker, function, reason },
            "Terminated" => Error::Terminated { worker, function },
            "TimedOut" => Error::TimedOut { worker, function: called, milliseconds },
            "Deadlock" => Error::Deadlock { worker, function, reason },
            "Cancelled" => Error::Cancelled { worker, function: called },
            _ => return None,
        })
    }
}

impl<'de> Deserialize<'de> for Error {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Kind)
    }
}

struct Kind;

impl<'de> Visitor<'de> for Kind {
    type Value = Error;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an error")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Error, A::Error> {
        let entry = map.next_entry::<String, Fields>()?;
        let (kind, fields) = entry.ok_or_else(|| A::Error::custom("an error has a kind"))?;
        let error = fields.into_error(&kind);
        error.ok_or_else(|| A::Error::custom(format_args!("`{kind}` is not a kind of error")))
    }
}
