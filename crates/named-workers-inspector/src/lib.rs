//! Shows and drives every named worker of a page. It is built on the public items of `named-workers` alone.
//!
//! [`show`] adds it to any page, as a button in the corner that opens a panel. An app in Yew can have the view itself,
//! an [`Inspector`] in an [`InspectorSession`], on a page of its own, and a [`Playground`] for Python on another one.
//!
//! - `panel`: the button and what it opens; `page`: the inspector; `views`: what it shows;
//! - `session`: what is typed and chosen, above them; `watch`: what the page's workers do;
//! - `overview`: the table of workers; `worker`: one worker in full; `call`: calling an export by hand;
//! - `create`: creating a worker by hand; `playground`: running Python in one; `log`: what workers have printed;
//! - `record`: calls and messages, recorded when asked to; `timeline` and `messages` show them;
//! - `saved`: all of that in a file, to be looked at later.

mod call;
mod create;
mod log;
mod messages;
mod overview;
mod page;
mod panel;
mod playground;
mod record;
mod saved;
mod session;
mod tabs;
mod timeline;
mod views;
mod watch;
mod worker;

pub use page::{Inspector, InspectorProps};
pub use panel::show;
pub use playground::{Playground, PlaygroundProps};
pub use session::{InspectorSession, InspectorSessionProps};
