//! What workers have printed.
//!
//! - `view`: what is chosen above the log; `lines`: what it shows, as plain data;
//! - `card_log`: the log in a worker's card; `section`: the log of one worker or all, with its `controls`.

mod card_log;
mod controls;
mod lines;
mod section;
mod show;
mod view;

pub(super) use card_log::CardLog;
pub(super) use section::LogSection;
pub(super) use view::{Change, LogView};
