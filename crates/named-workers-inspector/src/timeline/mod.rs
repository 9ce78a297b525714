//! Calls by worker, over time.
//!
//! - `layout`: where everything is, as plain numbers; `view`: what is zoomed and chosen;
//! - `section`, `picture` and its parts: the components.

mod calls;
mod chart;
mod controls;
mod layout;
mod picture;
mod section;
mod view;
mod wheel;

pub(super) use section::TimelineSection;
pub(super) use view::{Change, Timeline};
