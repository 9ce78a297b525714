//! Runs on the page: declarations, the registry of workers, handles, calls and events.
//!
//! - [`start`] picks up the document's declarations, now and later, and installs the JavaScript face;
//! - [`workers`] is the registry: one supervised worker a name;
//! - a [`Call`] goes to a worker, or to whichever of a [`Pool`] is free;
//! - a supervisor owns what lives and dies with its worker: the link to the browser's `Worker`, the
//!   calls in flight, the log. Every way a call can end goes through its pending calls.

mod call;
mod call_options;
mod caller;
mod config;
mod create_options;
mod declaration;
mod dedent;
mod document;
mod events;
mod facade;
mod fetch;
mod handle;
mod history;
mod link;
mod log;
mod pending;
mod pool;
mod program;
mod registry;
mod restarts;
mod results;
mod shared;
mod state;
mod supervisor;
mod target;
mod time;
mod to_js;

pub use call::Call;
pub use declaration::{ConfigSource, Declaration, START_TIMEOUT, WorkerType};
pub use events::Events;
pub use handle::NamedWorker;
pub use pool::{CreatePool, Pool, create_pool};
pub use registry::{Workers, create_named_worker, start, workers};
pub use results::Results;
pub use state::{CallStep, Event, LogLine, State, StateChange, WorkerInfo};
