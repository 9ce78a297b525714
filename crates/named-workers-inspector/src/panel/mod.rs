//! The inspector on any page: a button in the corner, and the panel that it opens.

mod corner;
mod show;

pub use show::show;
