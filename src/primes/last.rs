//! Where to find the last primes up to a limit.

/// How many of the last primes are shown.
pub(super) const SHOWN: usize = 10;

/// The longest gap between consecutive primes below 10^13, which follows 7,177,162,611,713.
const LONGEST_GAP: u64 = 674;

/// An interval that ends with `limit`, both ends included, and holds the last [`SHOWN`] primes up to
/// it, or all of them if there are fewer.
pub(super) fn window(limit: u64) -> (u64, u64) {
    (limit.saturating_sub(SHOWN as u64 * LONGEST_GAP).max(2), limit)
}

/// The last [`SHOWN`] of the primes in the window.
pub(super) fn keep_last(mut primes: Vec<u64>) -> Vec<u64> {
    primes.split_off(primes.len().saturating_sub(SHOWN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_ends_with_the_limit() {
        assert_eq!(window(10_000_000_000), (9_999_993_260, 10_000_000_000));
    }

    #[test]
    fn a_window_does_not_start_before_the_first_prime() {
        assert_eq!(window(2), (2, 2));
        assert_eq!(window(3_000), (2, 3_000));
    }

    #[test]
    fn the_last_primes_are_kept() {
        assert_eq!(keep_last((0..25).collect()), (15..25).collect::<Vec<_>>());
    }

    #[test]
    fn fewer_primes_are_all_kept() {
        assert_eq!(keep_last(vec![2, 3, 5]), [2, 3, 5]);
    }
}
