//! The worker inspector: shows every worker on the page, calls its exports, and controls it. It is built on the
//! library's public items alone.
//!
//! - `page`: the views; `session`: what is typed and chosen, above them; `watch`: what the page's workers do;
//! - `overview`: the table of workers; `worker`: one worker in full; `call`: calling an export by hand;
//! - `create`: creating a worker by hand; `log`: what workers have printed;
//! - `record`: calls and messages, recorded when asked to; `timeline` and `messages` show them;
//! - `saved`: all of that in a file, to be looked at later.

mod call;
mod create;
mod log;
mod messages;
mod overview;
mod page;
mod record;
mod saved;
mod session;
mod tabs;
mod timeline;
mod watch;
mod worker;

pub(super) use page::Inspector;
pub(super) use session::InspectorSession;
