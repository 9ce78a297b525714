//! Creating a worker by hand.
//!
//! - `draft`: what is typed, as plain data; `presets`: drafts to start from; `start`: a draft becomes a worker;
//! - `link`: a draft as a link, which `share` copies;
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
mod share;
mod start;

pub(super) use draft::{Change, Creating, Draft};
pub(super) use editor::Editor;
pub(super) use link::use_linked_draft;
pub(super) use presets::{Preset, Presets};
pub(super) use section::CreateSection;
pub(super) use share::Share;
pub(super) use start::start;
