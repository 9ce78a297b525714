//! The JavaScript API: the global `namedWorkers`, see `named_workers.js`, and `named-workers.d.ts` for
//! its types.

mod app;
mod create_options;
mod global;
mod handle;
mod options;
mod page_end;
mod promise;
mod script;
mod to_js;

pub(crate) use app::own_page;
pub use create_options::declaration;
pub(crate) use global::install;
