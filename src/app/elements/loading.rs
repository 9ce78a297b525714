//! What a worker that starts is loading.

use super::fraction;
use crate::Loading;
use crate::app::format::size;

/// Says what is being loaded, and how far it is: `Loading primes_bg.wasm, 1.2 kB of 80.0 kB`.
pub(in crate::app) fn in_words(loading: &Loading) -> String {
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
pub(in crate::app) fn part(loading: &Loading) -> Option<f64> {
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
    fn it_is_said_what_is_loading_and_how_far_it_is() {
        let words = in_words(&loading("primes_bg.wasm", 1_200, Some(80_000)));
        assert_eq!(words, "Loading primes_bg.wasm, 1.2 kB of 80.0 kB");
    }

    #[test]
    fn a_total_that_nobody_knows_is_not_mentioned() {
        assert_eq!(in_words(&loading("a.py", 20, None)), "Loading a.py, 20 bytes so far");
        assert_eq!(part(&loading("a.py", 20, None)), None);
    }

    #[test]
    fn without_a_report_of_bytes_the_size_is_said_and_the_part_unknown() {
        let loading = loading("primes_bg.wasm", 0, Some(80_000));
        assert_eq!(in_words(&loading), "Loading primes_bg.wasm, 80.0 kB");
        assert_eq!(part(&loading), None);
    }

    #[test]
    fn a_worker_that_does_not_say_what_it_loads_is_starting() {
        assert_eq!(in_words(&Loading::default()), "Starting");
    }
}
