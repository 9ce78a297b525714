//! The host and the call that the running code belongs to.

use std::cell::RefCell;

use crate::protocol::CallId;

use super::Host;

/// A host, and one of its calls.
#[derive(Clone)]
struct Current {
    host: Host,
    call: Option<CallId>,
}

thread_local! {
    static CURRENT: RefCell<Option<Current>> = const { RefCell::new(None) };
}

impl Host {
    /// Makes this the host of all code on this thread that belongs to no call: a worker has one host.
    pub(in crate::host) fn install(&self) {
        CURRENT.set(Some(Current { host: self.clone(), call: None }));
    }

    /// The host of the running code, if there is one.
    pub(in crate::host) fn current() -> Option<Self> {
        CURRENT.with_borrow(|current| current.as_ref().map(|current| current.host.clone()))
    }

    /// The call whose code is running, with its host.
    pub(in crate::host) fn current_call() -> Option<(Self, CallId)> {
        let current = CURRENT.with_borrow(Clone::clone)?;
        Some((current.host, current.call?))
    }

    /// Runs a piece of code as this call's.
    pub(super) fn during<T>(&self, call: Option<CallId>, run: impl FnOnce() -> T) -> T {
        let before = CURRENT.replace(Some(Current { host: self.clone(), call }));
        let output = run();
        CURRENT.set(before);
        output
    }
}
