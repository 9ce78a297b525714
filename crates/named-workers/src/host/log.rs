//! The worker's log.

use crate::protocol::Level;

use super::Host;
#[cfg(not(target_os = "wasi"))]
use super::browser::post;
#[cfg(target_os = "wasi")]
use super::http::log_early as post;
use super::lines::EARLY;

/// Adds a line to this worker's log, which the page shows.
///
/// The page keeps the newest 1,000 lines, up to 1 MB; a line of more than 64 KB is cut. Of lines that come faster
/// than the page could show them, the newest are kept, and the page is told how many were left out.
pub fn log(text: impl Into<String>) {
    match Host::current() {
        Some(host) => host.log(Level::Info, text),
        None => {
            let message = EARLY.with_borrow_mut(|lines| lines.add(Level::Info, text.into()));
            if let Some(message) = message {
                post(message);
            }
        }
    }
}
