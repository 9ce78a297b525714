//! The page's heartbeat: a sign of life from its own thread, which shows that it never waits for a worker.
//!
//! - `beats`: what is measured; `trace`: what is drawn, both plain data;
//! - `pulse`: when it beats; `heartbeat`: the component.

mod beats;
mod heartbeat;
mod pulse;
mod trace;

pub(super) use heartbeat::Heartbeat;
pub(super) use pulse::Heart;
