//! Small pieces that views are made of.

mod bar;
mod copy_button;
mod failure;
pub mod loading;
mod panel;

pub use bar::{Bar, BarProps, fraction};
pub use copy_button::{CopyButton, CopyButtonProps};
pub use failure::{Failure, FailureProps};
pub use panel::{Panel, PanelProps};
