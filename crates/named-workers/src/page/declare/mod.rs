//! Descriptions of workers, and where the page finds them: declarations, configs, the document.

mod config;
mod declaration;
mod dedent;
mod document;
mod prepare;
mod restarts;
mod url;

pub use declaration::{ConfigSource, Declaration, START_TIMEOUT, UnknownWorkerType, WorkerType};
pub use dedent::dedent;
pub(crate) use document::{Document, Found, read};
pub(crate) use prepare::{Prepared, prepare};
pub use restarts::RestartPolicy;
pub(crate) use url::base;
