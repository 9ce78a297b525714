//! What can be said of a message without reading what it carries.

use super::{CallId, Json, ToHost, ToPage};

impl ToHost {
    /// Its name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Start(_) => "Start",
            Self::Call { .. } => "Call",
            Self::Cancel { .. } => "Cancel",
            Self::More { .. } => "More",
            Self::Answer { .. } => "Answer",
            Self::Unreadable { .. } => "Unreadable",
        }
    }

    /// The call that it is about, if it is about one.
    pub fn call(&self) -> Option<CallId> {
        match self {
            Self::Call { id, .. } | Self::Cancel { id } | Self::More { id, .. } => Some(*id),
            Self::Start(_) | Self::Answer { .. } | Self::Unreadable { .. } => None,
        }
    }

    /// The bytes of JSON or text that it carries.
    pub fn size(&self) -> usize {
        match self {
            Self::Start(start) => start.script.as_ref().map_or(0, bytes),
            Self::Call { arguments, .. } => bytes(arguments),
            Self::Answer { outcome: Ok(json) | Err(json), .. } => bytes(json),
            Self::Cancel { .. } | Self::More { .. } | Self::Unreadable { .. } => 0,
        }
    }
}

impl ToPage {
    /// Its name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Loading(_) => "Loading",
            Self::LoadFailed { .. } => "LoadFailed",
            Self::Ready { .. } => "Ready",
            Self::StartFailed { .. } => "StartFailed",
            Self::Returned { .. } => "Returned",
            Self::Failed { .. } => "Failed",
            Self::Began { .. } => "Began",
            Self::Cancelling { .. } => "Cancelling",
            Self::Cancelled { .. } => "Cancelled",
            Self::Emitted { .. } => "Emitted",
            Self::Request { .. } => "Request",
            Self::Withdraw { .. } => "Withdraw",
            Self::Progressed { .. } => "Progressed",
            Self::Logged { .. } => "Logged",
            Self::Grown { .. } => "Grown",
            Self::Crashed { .. } => "Crashed",
        }
    }

    /// The call that it is about, if it is about one.
    pub fn call(&self) -> Option<CallId> {
        match self {
            Self::Returned { id, .. }
            | Self::Failed { id, .. }
            | Self::Began { id }
            | Self::Cancelling { id }
            | Self::Cancelled { id }
            | Self::Emitted { id, .. }
            | Self::Progressed { id, .. } => Some(*id),
            Self::Request { during, .. } => *during,
            _ => None,
        }
    }

    /// The bytes of JSON or text that it carries.
    pub fn size(&self) -> usize {
        match self {
            Self::Returned { value, .. } | Self::Emitted { value, .. } => bytes(value),
            Self::Failed { error, .. } | Self::StartFailed { error } => {
                error.to_string().len() + error.traceback().map_or(0, str::len)
            }
            Self::Logged { lines, .. } => lines.iter().map(|line| line.text.len()).sum(),
            Self::LoadFailed { reason } => reason.len(),
            Self::Crashed { message } => message.len(),
            _ => 0,
        }
    }
}

fn bytes(json: &Json) -> usize {
    json.as_str().len()
}
