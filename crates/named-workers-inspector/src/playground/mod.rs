//! Python to paste, to run in a worker, and to share.
//!
//! - `playing`: what is typed, as plain data; `view`: the editor; `output`: what becomes of the code.

mod output;
mod playing;
mod view;

pub(super) use playing::Playing;
pub use view::{Playground, PlaygroundProps};
