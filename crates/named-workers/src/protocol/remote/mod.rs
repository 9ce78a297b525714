//! What the page and a remote worker say to each other over HTTP.
//!
//! - `GET {src}` is answered by a [`Description`];
//! - `POST {src}/{function}`, with a JSON array, is a call: it is answered by [events](write_events), the last
//!   of which ends it, or, if the caller does not accept those, by the value or a [`Failure`].
//!
//! Who may ask is [`Access`]; what a request asks is read by [`read_request`].
//!
//! The headers of an answer of events come before the function runs: a browser sends a request again whose
//! connection ends before any byte of the answer has come.

mod access;
mod event;
mod event_stream;
mod failure;
mod request;

use serde::{Deserialize, Serialize};

use super::Signature;

pub use access::{Access, Refused, cors};
pub use event::{EVENTS, read_event, write_events};
pub use event_stream::{Event, EventStream};
pub use failure::Failure;
pub use request::{Asked, read_request};

/// The version of what is said over HTTP. It is not that of the messages in a browser, as remote workers
/// outlive the builds of a page.
pub const REMOTE_PROTOCOL: u32 = 1;

/// A remote worker, as it describes itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Description {
    /// The worker's [`REMOTE_PROTOCOL`].
    pub protocol: u32,
    /// Its name where it runs; a page may give it another.
    pub worker: String,
    /// What it exports.
    pub exports: Vec<Signature>,
}
