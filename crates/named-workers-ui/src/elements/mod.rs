//! Small pieces that views are made of.

mod bar;
mod failure;
pub mod loading;
mod panel;

pub use bar::{Bar, BarProps, fraction};
pub use failure::{Failure, FailureProps};
pub use panel::{Panel, PanelProps};
