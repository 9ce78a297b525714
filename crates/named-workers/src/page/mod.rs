//! Runs on the page: declarations, workers and their lives, calls, pools, events, the JavaScript API.
//!
//! - `declare`: descriptions of workers, and where the page finds them;
//! - `worker`: one worker's life, as a pure state machine, and the runner that carries it out;
//! - `call`: a [`Call`] goes to a worker, or to whichever of a [`Pool`] is free;
//! - `registry`: [`Workers`], one worker per name;
//! - `pool`: several instances of one declaration;
//! - `peers`: what workers ask of each other; `javascript`: the API for scripts;
//! - [`start()`] starts the document's declarations, present and future, and installs `namedWorkers`.
//!
//! Each of them imports only those before it.

mod call;
mod declare;
mod javascript;
mod peers;
mod pool;
mod registry;
mod start;
mod worker;

pub use call::{Call, Emitted, NamedWorker};
pub use declare::{
    ConfigSource, Declaration, RestartPolicy, START_TIMEOUT, UnknownWorkerType, WorkerType,
};
pub use pool::{CreatePool, MapCall, Pool};
pub use registry::Workers;
pub use start::{create_named_worker, create_pool, start, start_without_observing, workers};
pub use worker::{
    CallStep, Direction, Ended, Event, Events, LogLine, Message, Messages, State, StateChange,
    WorkerInfo,
};

/// For the bundle of pages that are not Rust.
#[doc(hidden)]
pub mod bundle {
    pub use super::start::start_bundle as start;
}

/// Functions that read outside input, exposed for the fuzz tests only.
#[doc(hidden)]
pub mod fuzzed {
    pub use super::declare::dedent;
    pub use super::javascript::declaration;
}

/// For tests of page and host in one process.
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) mod in_memory {
    use super::pool::CreatePool;
    use super::{Declaration, Workers, peers};

    pub(crate) use super::call::detach;
    pub(crate) use super::worker::{Incoming, Link, Opening, Receive, Transport};

    impl Workers {
        pub(crate) fn in_memory(transport: impl Transport + 'static) -> Self {
            Self::new(transport, peers::serve_request)
        }

        pub(crate) fn pool(&self, declaration: Declaration) -> CreatePool {
            CreatePool::new(self.clone(), declaration)
        }

        pub(crate) fn leave_for_test(&self) {
            self.leave();
        }
    }
}
