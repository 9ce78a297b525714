//! One worker, in full: its card and the parts of it.

mod actions;
mod badge;
mod card;
mod cards;
mod exports;
mod facts;

pub(super) use badge::Badge;
pub(super) use card::Card;
pub(super) use cards::{Cards, Change, has_ended, is_ready, since};
