//! Creating a worker by hand.
//!
//! - `draft`: what is typed, as plain data; `presets`: drafts to start from; `link`: a draft as a link;
//! - `highlight`: the parts of Python code, for `editor`;
//! - the rest are components.

mod draft;
mod editor;
mod fields;
mod form;
mod highlight;
mod link;
mod presets;
mod section;

pub(super) use draft::{Change, Creating};
pub(super) use section::CreateSection;
