//! The prime calculator: finds primes in a worker, while the page stays responsive.
//!
//! - `limit`, `addresses`: read what the user typed; `last`: where to look for the last primes;
//! - `engine`: the workers to choose from;
//! - `search`: one search as plain data, `pace`: how fast it is; `session`: keeps it, whatever page is shown;
//! - `run`: the calls it makes to its engine's worker, or by `ranges` to all of a pool, which `cores` or `server` has; `racer`: an engine for others to call; `here`: the same on the page's own thread;
//! - `heart`: the page's heartbeat;
//! - the rest are components: the page, its form, the wait and the result.

mod address;
mod addresses;
mod behind;
mod cores;
mod engine;
mod failed;
mod form;
mod found;
mod heart;
mod here;
mod last;
mod limit;
mod numbers;
mod outcome;
mod own_thread;
mod pace;
mod page;
mod presets;
mod racer;
mod ranges;
mod refusal;
mod result;
mod run;
mod search;
mod server;
mod session;
mod waiting;

pub(super) use engine::Engine;
pub(super) use limit::read as read_number;
pub(super) use page::Primes;
pub(super) use racer::Racer;
pub(super) use session::PrimesSession;
