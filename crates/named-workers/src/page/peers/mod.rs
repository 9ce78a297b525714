//! Workers that ask other workers of the page.

mod deadlock;
mod serve;

pub(crate) use serve::serve_request;
