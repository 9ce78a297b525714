//! How often a worker that crashes is started again.

use std::time::Duration;

/// How often a worker that crashes is started again. Default: at most 3 times in 10 seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RestartPolicy {
    /// How many restarts there may be; after none is left the worker is failed.
    pub most: u32,
    /// How long a restart counts. Crashes in a row, without one call that returned between them, count
    /// however long they are apart.
    pub within: Duration,
}

impl RestartPolicy {
    /// So many restarts in so long.
    pub fn new(most: u32, within: Duration) -> Self {
        Self { most, within }
    }
}

impl Default for RestartPolicy {
    fn default() -> Self {
        Self::new(3, Duration::from_secs(10))
    }
}
