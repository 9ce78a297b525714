//! The workers at a glance: a table, and who calls whom.
//!
//! - `rows`, `order`: what the table says, sorted and filtered, as plain data; `edges`: where the picture's parts are;
//! - the rest are components.

mod controls;
mod edges;
mod focus;
mod graph;
mod order;
mod problems;
mod rows;
mod section;
mod spark;
mod table;
mod table_style;
mod worker_row;

pub(super) use focus::{focus_beside, focus_row};
pub(super) use order::{Change, Overview};
pub(super) use problems::Problems;
pub(super) use section::OverviewSection;
