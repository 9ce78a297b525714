//! The worker inspector: shows every worker of the page, calls what it exports, and steers it.
//!
//! - `page`, `workers`: the list of workers, as it changes;
//! - `card` and what is in it: `badge`, `facts`, `exports`, `log`;
//! - `call`: calling an export by hand; `create`: a worker made by hand.

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
