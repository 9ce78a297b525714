//! A sync function asks whether it is cancelled.

use super::Host;

/// Whether nobody waits any more for the call whose function is running.
///
/// For a sync function, which hears no message while it runs; asking takes some 100 nanoseconds. The
/// page can answer only through memory that both share: the page must be [cross-origin
/// isolated](https://developer.mozilla.org/docs/Web/API/Window/crossOriginIsolated), which takes two
/// HTTP headers. Elsewhere the answer is `false`. An async function need not ask: it is dropped where it
/// awaits, [`yield_now`](crate::yield_now) for example.
pub fn cancelled() -> bool {
    Host::current_call().is_some_and(|(host, id)| host.is_cancelled(id))
}
