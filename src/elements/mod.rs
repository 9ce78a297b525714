//! Small pieces that the app's pages are made of.

mod bar;
mod elapsed;
mod failure;
pub(super) mod loading;
mod panel;
mod source;
mod table;

pub(super) use bar::{Bar, fraction};
pub(super) use elapsed::Elapsed;
pub(super) use failure::Failure;
pub(super) use panel::Panel;
pub(super) use source::Source;
pub(super) use table::Table;
