//! Small pieces that the app's pages are made of.

mod bar;
mod failure;
pub(super) mod loading;
mod panel;

pub(super) use bar::{Bar, fraction};
pub(super) use failure::Failure;
pub(super) use panel::Panel;
