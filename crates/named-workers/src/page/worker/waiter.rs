//! What in one worker waits for another.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::protocol::{CallId, Json};

/// What waits, in one worker, for another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Waiter {
    /// The start of a worker.
    Start(String),
    /// A call of a worker.
    Call(String, CallId),
}

/// The maker of a call, if it is a worker.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    /// What waits for the call, if it is known.
    pub(crate) waiter: Option<Waiter>,
    /// Distinguishes the call's arguments from others.
    pub(crate) arguments: u64,
}

/// Where a call in flight comes from: its function, and who made it.
pub(crate) type CallOrigin = (String, Option<Caller>);

impl Waiter {
    /// The worker it waits in.
    pub(crate) fn worker(&self) -> &str {
        let (Self::Start(worker) | Self::Call(worker, _)) = self;
        worker
    }
}

impl Caller {
    /// The caller of a call with these arguments, which `waiter` waits for.
    pub(crate) fn new(waiter: Option<Waiter>, arguments: &Json) -> Self {
        let mut hasher = DefaultHasher::new();
        arguments.as_str().hash(&mut hasher);
        Self { waiter, arguments: hasher.finish() }
    }

    /// The worker that makes the call, if it is known.
    pub(crate) fn worker(&self) -> Option<&str> {
        self.waiter.as_ref().map(Waiter::worker)
    }
}
