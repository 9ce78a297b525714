//! All of the page's workers, and what can be learned by listening to them.

mod activity;
mod snapshot;
mod stats;

pub(super) use activity::BINS;
pub(super) use snapshot::{Snapshot, use_snapshot};
