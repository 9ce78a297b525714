//! Lets a sync function ask whether its call is cancelled.

use super::Host;

/// Whether the running function's call is cancelled: nobody waits for it any more.
///
/// For sync functions, which receive no message while they run; asking takes about 100 ns. The page can
/// answer only through shared memory, so it must be [cross-origin
/// isolated](https://developer.mozilla.org/docs/Web/API/Window/crossOriginIsolated), which takes two
/// HTTP headers. Elsewhere the answer is `false`, but in a component outside the browser it is always known.
/// An async function need not ask: it is dropped where it awaits, for example at
/// [`yield_now`](crate::yield_now).
pub fn cancelled() -> bool {
    Host::current_call().is_some_and(|(host, id)| host.is_cancelled(id))
}
