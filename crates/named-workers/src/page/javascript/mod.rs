//! The JavaScript API: the global `namedWorkers`, see `named_workers.js`, and `named-workers.d.ts` for
//! its types.

mod create_options;
mod global;
mod handle;
mod options;
mod page_end;
mod to_js;

pub use create_options::declaration;
pub(crate) use global::install;
