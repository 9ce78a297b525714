//! The worker's log.

use crate::protocol::{Level, ToPage};

use super::{Host, browser};

/// Adds a line to this worker's log, which the page shows.
pub fn log(text: impl Into<String>) {
    let line = ToPage::Logged { level: Level::Info, text: text.into() };
    match Host::current() {
        Some(host) => host.post(line),
        None => browser::post(line), // `main` may log before it serves
    }
}
