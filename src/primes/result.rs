//! What a search finds.

/// How many of the first primes are shown.
pub(super) const FIRST: usize = 20;

/// The first primes are all below this number.
pub(super) const FIRST_END: u64 = 100;

/// What was found, and when the search for it began.
pub(super) struct Primes {
    pub(super) started: f64,
    pub(super) count: u64,
    pub(super) first: Vec<u64>,
    pub(super) last: Vec<u64>,
}
