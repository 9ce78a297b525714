//! What the worker inspector and the app look alike by: a theme, small elements, and the behaviour that they share.
//!
//! - `theme`: the colours, the look of plain elements, and where styles are put;
//! - `elements`: components that more than one view uses; `hooks`: behaviour that they share;
//! - `format`, `clock`: numbers and times in words.

pub mod clock;
pub mod elements;
pub mod format;
pub mod hooks;
pub mod theme;
