//! The host in a browser's worker: the gloo-worker actor, and what it needs from the browser.

mod actor;
mod codec;
mod loader;
mod panics;
mod post;

use std::rc::Rc;

use super::Guest;

pub(super) use post::post;

/// Serves a guest to the page. Call it at the end of the worker's `main`.
pub fn serve(guest: impl Guest + 'static) {
    panics::report();
    actor::register(Rc::new(guest));
}
