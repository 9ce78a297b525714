//! Runs in every worker: the gloo-worker host, the exports, progress, emitted
//! values, the log, and the way to other workers.
//!
//! A worker's `main` is one line: `export![add_arrays(a, b), slow(n)].serve()`, or, in the host of
//! Python workers, `python::serve()`.

mod call;
mod cancelled;
mod codec;
mod current;
mod emit;
mod export;
mod function;
mod guest;
mod kind;
mod outbox;
mod panics;
mod peer;
mod progress;
#[cfg(feature = "python")]
pub mod python;
mod running;
mod worker;
mod yield_now;

pub use cancelled::cancelled;
pub use emit::{Emit, emit};
pub use export::{Export, Exports};
pub use function::Function;
pub use kind::{Async, AsyncResult, Kind, Plain, PlainResult, Probe, lookup, probe};
pub use outbox::log;
pub use peer::{Peer, PeerCall, peer};
pub use progress::{progress, progress_with_message};
pub use yield_now::yield_now;
