//! Creating a worker by hand.

mod creation;
mod form;
mod section;

pub(super) use section::Create;
