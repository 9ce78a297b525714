//! What a worker in Rust exports: plain functions of any signature, as a guest of the host.

mod export;
mod function;
mod kind;

pub use export::Exports;

/// What [`export!`](crate::export) expands to, and nothing else uses.
pub(crate) mod private {
    pub use super::export::{Export, exports};
    pub use super::kind::{lookup, probe};
}
