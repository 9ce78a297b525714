//! The prime calculator: finds primes in a worker, while the page stays responsive.
//!
//! - `limit`: reads what the user typed; `last`: where to look for the last primes;
//! - `engine`: the workers to choose from;
//! - `search`: one search as plain data; `run`: the calls it makes to its engine's worker;
//! - the rest are components: the page, its form, the heartbeat, the wait and the result.

mod beats;
mod cores;
mod elapsed;
mod engine;
mod failed;
mod form;
mod found;
mod heartbeat;
mod last;
mod limit;
mod outcome;
mod page;
mod refusal;
mod result;
mod run;
mod search;
mod waiting;

pub(super) use page::Primes;
