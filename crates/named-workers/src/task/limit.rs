//! How long a timer can be.

use std::time::Duration;

/// A time limit in milliseconds, capped at what the browser's timers can count: 31 bits, about 25 days.
pub(crate) fn milliseconds(limit: Duration) -> u32 {
    u32::try_from(limit.as_millis()).unwrap_or(u32::MAX).min(i32::MAX as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_beyond_what_timers_know_are_the_longest_they_know() {
        assert_eq!(milliseconds(Duration::from_millis(1_500)), 1_500);
        assert_eq!(milliseconds(Duration::MAX), 2_147_483_647);
    }
}
