//! How often a crashed worker is started again.

use std::time::Duration;

/// How often a crashed worker is started again. Default: at most 3 times in 10 seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RestartPolicy {
    /// How many restarts are allowed. At the next crash the worker is failed.
    pub most: u32,
    /// How long a restart counts. Crashes in a row, with no call returning in between, count however far
    /// apart they are.
    pub within: Duration,
}

impl RestartPolicy {
    /// Allows `most` restarts within this time.
    pub fn new(most: u32, within: Duration) -> Self {
        Self { most, within }
    }
}

impl Default for RestartPolicy {
    fn default() -> Self {
        Self::new(3, Duration::from_secs(10))
    }
}
