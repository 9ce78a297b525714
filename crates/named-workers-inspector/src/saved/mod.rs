//! What the inspector shows, kept in a file, and opened again to be looked at.
//!
//! - `session_file`: what the file holds, as plain data;
//! - `bar`: the buttons; `view`: what was opened.

mod bar;
mod session_file;
mod view;

pub(super) use bar::SavedBar;
pub(super) use session_file::Saved;
pub(super) use view::SavedView;
