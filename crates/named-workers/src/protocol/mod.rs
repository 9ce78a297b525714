//! What the page and a worker say to each other.
//!
//! Plain data, tested natively. Only JSON may be text of JavaScript's, and then stays there ([`Json::from_js`]).
//!
//! - [`message`]: what travels, [`ToHost`] and [`ToPage`];
//! - [`remote`]: how calls and their messages travel over HTTP;
//! - [`envelope`]: gloo-worker's own wrapping around each message;
//! - [`json`]: strict JSON, as text that is parsed once, where it is used;
//! - [`parts`]: how a browser posts a message, with large JSON beside it;
//! - [`log`]: the lines of a worker's log, and its bounds;
//! - [`files`]: where the files of a config go;
//! - [`start`], [`signature`], [`config`], [`error`]: what messages are made of.

mod callee;
pub mod config;
pub mod envelope;
pub mod error;
mod exact;
pub(crate) mod fields;
pub mod files;
pub mod json;
pub mod log;
mod look;
pub mod message;
mod not_json;
pub mod parts;
mod read_error;
pub mod remote;
mod scan;
pub mod signature;
pub mod start;
mod strict;
mod text;

pub use callee::Callee;
pub use config::{Config, ConfigError, JsModules};
pub use envelope::{FromWorker, ToWorker};
pub use error::Error;
pub use json::Json;
pub use log::Level;
pub use message::{Ask, CallId, Loading, Progress, RequestId, STREAM_WINDOW, ToHost, ToPage};
pub use not_json::NotJson;
pub use signature::{Parameter, Signature};
pub use start::{Code, Interpreter, PROTOCOL, Script, Start, other_version};
