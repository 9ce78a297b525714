//! The app's routes. They are in the URL's hash, so that any static host can serve them under any path.

use yew_router::prelude::*;

/// What the address asks for.
#[derive(Clone, Copy, Debug, PartialEq, Routable)]
pub(super) enum Route {
    #[at("/")]
    Primes,
    #[at("/inspector")]
    Inspector,
    #[not_found]
    #[at("/not-found")]
    NotFound,
}

impl Route {
    /// This route's address, for a link.
    pub(super) fn href(self) -> String {
        format!("#{}", self.to_path())
    }
}
