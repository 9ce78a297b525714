//! Calls: what they take, how long they may take, what they return.

#[allow(clippy::module_inception, reason = "the builder is what the folder is about")]
mod call;
mod detach;
mod emitted;
mod handle;
mod limits;
mod target;
mod unsent;

pub use call::Call;
pub(crate) use detach::detach;
pub use emitted::Emitted;
pub use handle::NamedWorker;
pub(crate) use target::{Lease, Target};
