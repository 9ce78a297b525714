//! Behaviour that components share. Each hook cleans up when its component unmounts.

mod copy;
mod download;
mod frame;
mod rows;
mod task;

pub use copy::{copy, link_to};
pub use download::download;
pub use frame::Frame;
pub use rows::{Rows, use_rows};
pub use task::{Task, use_task};
