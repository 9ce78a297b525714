//! Named web workers for the browser.
//!
//! Declare a worker in HTML, export functions from it, call them by name from the page with `await`.
//! Every call settles: with a value, or with an [`Error`] that names the cause.
//!
//! | module | runs on | holds |
//! | --- | --- | --- |
//! | [`protocol`] | both threads | messages, signatures, config, errors, strict JSON |
//! | [`page`] | the page | declarations, the registry of workers, handles, calls, streams, pools, events, the JavaScript face |
//! | [`host`] | every worker | the gloo-worker host, exports, progress, emitted values, peers, the host of Python workers |
//! | `app` | the page | the Yew app: the prime calculator and the worker inspector |
//!
//! Dependencies point one way: `app → page → protocol ← host`.

#[cfg(feature = "app")]
pub mod app;
mod fetch;
pub mod host;
mod object;
pub mod page;
pub mod protocol;

pub use host::{
    Emit, Peer, PeerCall, cancelled, emit, log, peer, progress, progress_with_message, yield_now,
};
pub use page::{
    Call, CallStep, ConfigSource, CreatePool, Declaration, Event, Events, LogLine, NamedWorker,
    Pool, Results, State, StateChange, WorkerInfo, WorkerType, Workers, create_named_worker,
    create_pool, workers,
};
pub use protocol::{Config, Error, Level, Loading, Parameter, Progress, Signature};

/// The README's code compiles.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
