//! What a starting worker is loading.

use super::fraction;
use crate::format::size;
use named_workers::Loading;

/// What is being loaded, and how much of it has come: `Loading primes_bg.wasm, 1.2 kB of 80.0 kB`.
pub fn in_words(loading: &Loading) -> String {
    let what = match loading.what.as_str() {
        "" => return "Starting".into(),
        what => what,
    };
    match (loading.done, loading.total) {
        (0, None) => format!("Loading {what}"),
        (0, Some(total)) => format!("Loading {what}, {}", size(total)),
        (done, None) => format!("Loading {what}, {} so far", size(done)),
        (done, Some(total)) => format!("Loading {what}, {} of {}", size(done), size(total)),
    }
}

/// From 0 to 1. Unknown before the first bytes are reported, as they may never be.
pub fn part(loading: &Loading) -> Option<f64> {
    match (loading.done, loading.total) {
        (1.., Some(total)) => fraction(loading.done as f64, total as f64),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loading(what: &str, done: u64, total: Option<u64>) -> Loading {
        Loading { what: what.into(), done, total }
    }

    #[test]
    fn what_is_loading_is_shown_with_how_much_has_come() {
        let words = in_words(&loading("primes_bg.wasm", 1_200, Some(80_000)));
        assert_eq!(words, "Loading primes_bg.wasm, 1.2 kB of 80.0 kB");
    }

    #[test]
    fn an_unknown_total_is_not_mentioned() {
        assert_eq!(in_words(&loading("a.py", 20, None)), "Loading a.py, 20 bytes so far");
        assert_eq!(part(&loading("a.py", 20, None)), None);
    }

    #[test]
    fn before_any_bytes_are_reported_the_size_is_shown_and_the_part_unknown() {
        let loading = loading("primes_bg.wasm", 0, Some(80_000));
        assert_eq!(in_words(&loading), "Loading primes_bg.wasm, 80.0 kB");
        assert_eq!(part(&loading), None);
    }

    #[test]
    fn a_worker_that_does_not_say_what_it_loads_is_starting() {
        assert_eq!(in_words(&Loading::default()), "Starting");
    }
}
