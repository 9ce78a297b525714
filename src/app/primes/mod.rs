//! The prime calculator: finds primes in the worker named `primes`, while the page stays free.
//!
//! - `limit`: reads what the user typed; `last`: where to look for the last primes;
//! - `search`: one search as plain data; `run`: what it asks of the worker;
//! - the rest are components: the page, its form, the heartbeat, the way there and the result.

mod beats;
mod elapsed;
mod form;
mod found;
mod heartbeat;
mod last;
mod limit;
mod outcome;
mod page;
mod refusal;
mod run;
mod search;
mod waiting;

pub(super) use page::Primes;
