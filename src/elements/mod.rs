//! Small pieces that the app's pages are made of: those that it shares with the inspector, and its own.

mod elapsed;
mod source;
mod table;

pub(super) use elapsed::Elapsed;
pub(super) use named_workers_ui::elements::{Bar, CopyButton, Failure, Panel, fraction, loading};
pub(super) use source::Source;
pub(super) use table::Table;
