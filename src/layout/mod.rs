//! What surrounds every page of the app.

mod frame;
mod header;
mod nav_link;
mod not_found;
mod scheme_switch;

pub(super) use frame::Layout;
pub(super) use not_found::NotFound;
