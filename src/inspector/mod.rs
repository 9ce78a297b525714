//! The worker inspector: shows every worker on the page, calls its exports, and controls it.
//!
//! - `page`, `workers`: the list of workers, as it changes;
//! - `card` and its parts: `badge`, `facts`, `exports`, `log`;
//! - `call`: calling an export by hand; `create`: creating a worker by hand.

mod actions;
mod badge;
mod call;
mod card;
mod create;
mod exports;
mod facts;
mod log;
mod page;
mod problems;
mod workers;

pub(super) use page::Inspector;
