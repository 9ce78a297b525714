//! Several instances of one declaration, which share the calls.

mod create;
mod instances;
mod map;
#[allow(clippy::module_inception, reason = "the handle is what the folder is about")]
mod pool;

pub use create::CreatePool;
pub use map::MapCall;
pub use pool::Pool;
