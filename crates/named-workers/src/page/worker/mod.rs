//! A worker of the page: its life, and what carries it out.
//!
//! - `life` is a pure state machine; `pending`, `restarts`, `waiter` are parts of it;
//! - `runner` carries out its effects, over a `transport`: in the `browser`, its own `Worker`; `remote`,
//!   HTTP requests; `by_type` chooses;
//! - `state`, `events`, `records` are what can be seen of it from outside.

mod browser;
mod by_type;
mod cancel_marks;
mod events;
mod life;
mod messages;
mod pending;
mod prepared;
mod records;
mod remote;
mod restarts;
mod ring;
mod runner;
mod sent;
mod state;
mod surroundings;
mod transport;
mod waiter;

pub(crate) use by_type::ByType;
pub use events::Events;
pub(crate) use events::Listeners;
pub(crate) use messages::Taps;
pub use messages::{Direction, Message, Messages};
pub(crate) use pending::{Outgoing, Reply};

pub(crate) use runner::Runner;
pub(crate) use sent::Sent;
pub use state::{CallStep, Ended, Event, LogLine, State, StateChange, WorkerInfo};
pub(crate) use surroundings::{Asked, Surroundings, as_json};
pub(crate) use transport::Transport;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) use transport::{Incoming, Link, Opening, Receive};
pub(crate) use waiter::{CallOrigin, Caller, Waiter};
