//! Where the steps before a script are logged.

use named_workers::host::Host;
use named_workers::protocol::Level;

/// A log: a worker's own, or the browser's console.
pub(super) trait Log {
    fn log(&self, level: Level, text: String);
}

impl Log for Host {
    fn log(&self, level: Level, text: String) {
        Host::log(self, level, text);
    }
}
