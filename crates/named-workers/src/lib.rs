//! Named web workers for the browser.
//!
//! Declare a worker in HTML, export functions from it, call them by name from the page with `await`.
//! Every call settles: with a value, or with an [`Error`] that names the cause.
//!
//! | module | runs on | holds |
//! | --- | --- | --- |
//! | [`protocol`] | both threads | messages, signatures, config, errors, strict JSON |
//! | [`page`] | the page | declarations, workers and their lives, calls, pools, events, the JavaScript API |
//! | [`host`] | every worker | exports, calls, progress, emitted values, peers; the gloo-worker actor |
//!
//! Dependencies point one way: `page → protocol ← host`. `ARCHITECTURE.md` in the repository follows one
//! call through all of them.

mod fetch;
mod flat_map;
pub mod host;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod in_memory;
mod object;
pub mod page;
pub mod protocol;
mod task;

pub use host::{
    Emit, Peer, PeerCall, cancelled, emit, log, peer, progress, progress_with_message, yield_now,
};
pub use page::{
    Call, CallStep, ConfigSource, CreatePool, Declaration, Direction, Emitted, Ended, Event,
    Events, LogLine, MapCall, Message, Messages, NamedWorker, Pool, RestartPolicy, State,
    StateChange, WorkerInfo, WorkerType, Workers, create_named_worker, create_pool, workers,
};
pub use protocol::{Config, Error, Level, Loading, Parameter, Progress, Signature};

/// What this crate's macros expand to, and what it shares with the hosts of languages.
#[doc(hidden)]
pub mod __private {
    pub mod fetch {
        pub use crate::fetch::{bytes, text, with_url};
    }
    pub use crate::flat_map::FlatMap;
    pub use crate::host::private::*;
    pub use crate::object::{message, object, set};
    pub use crate::page::{bundle, fuzzed};
}

/// The README's code compiles.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
