//! Runs in every worker: the gloo-worker host, the exports, progress and the log.
//!
//! A worker's `main` is one line: `export![add_arrays(a, b), slow(n)].serve()`.

mod codec;
mod export;
mod function;
mod kind;
mod outbox;
mod panics;
mod progress;
mod running;
mod worker;
mod yield_now;

pub use export::{Export, Exports};
pub use function::Function;
pub use kind::{Async, AsyncResult, Kind, Plain, PlainResult, Probe, lookup, probe};
pub use outbox::log;
pub use progress::{progress, progress_with_message};
pub use yield_now::yield_now;
