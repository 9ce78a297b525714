//! What the page and a worker say to each other.
//!
//! Pure data: nothing here knows a browser, so all of it is tested natively.
//!
//! - [`message`]: what travels, [`ToHost`] and [`ToPage`];
//! - [`envelope`]: gloo-worker's own wrapping around each message;
//! - [`json`]: strict JSON, as text that is parsed once, where it is used;
//! - [`files`]: where the files of a config go;
//! - [`signature`], [`config`], [`error`]: the three things messages are made of.

pub mod config;
pub mod envelope;
pub mod error;
pub mod files;
pub mod json;
pub mod message;
pub mod signature;
mod strict;

pub use config::{Config, ConfigError, JsModules};
pub use envelope::{FromWorker, ToWorker};
pub use error::Error;
pub use json::{Json, NotJson};
pub use message::{
    CallId, Code, Interpreter, Level, Loading, PROTOCOL, Progress, Script, Start, ToHost, ToPage,
    other_version,
};
pub use signature::{Parameter, Signature};
