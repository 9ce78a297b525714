//! The host in a `wasi:http` component: each request is a call, in an instance of its own.
//!
//! - `component` is what the engine calls; it runs the worker's `main` to learn what it serves;
//! - `exchange` runs a call, `answer` writes what comes of it, while it runs.

mod answer;
mod component;
mod exchange;

pub use component::serve;
pub(super) use exchange::log_early;
