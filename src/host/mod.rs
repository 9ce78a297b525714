//! Runs in every worker: the gloo-worker host, the exports, progress and the log.
//!
//! A worker's `main` is one line: `export![add_arrays(a, b), slow(n)].serve()`, or, in the host of
//! Python workers, `python::serve()`.

mod call;
mod codec;
mod export;
mod function;
mod guest;
mod kind;
mod outbox;
mod panics;
mod progress;
#[cfg(feature = "python")]
pub mod python;
mod running;
mod worker;
mod yield_now;

pub use export::{Export, Exports};
pub use function::Function;
pub use kind::{Async, AsyncResult, Kind, Plain, PlainResult, Probe, lookup, probe};
pub use outbox::log;
pub use progress::{progress, progress_with_message};
pub use yield_now::yield_now;
