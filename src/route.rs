//! The app's routes. They are in the URL's hash, so that any static host can serve them under any path.

use yew_router::prelude::*;

/// What the address asks for.
#[derive(Clone, Debug, PartialEq, Routable)]
pub(super) enum Route {
    #[at("/")]
    Primes,
    #[at("/race")]
    Race,
    /// A race to run again.
    #[at("/race/:contest/:engines")]
    Rerun { contest: String, engines: String },
    #[at("/pictures")]
    Pictures,
    /// One picture, and what of it is seen.
    #[at("/pictures/*view")]
    View { view: String },
    #[at("/playground")]
    Playground,
    #[at("/inspector")]
    Inspector,
    #[not_found]
    #[at("/not-found")]
    NotFound,
}

impl Route {
    /// This route's address, for a link.
    pub(super) fn href(&self) -> String {
        format!("#{}", self.to_path())
    }

    /// The page in the navigation that it belongs to.
    pub(super) fn page(&self) -> Self {
        match self {
            Self::Rerun { .. } => Self::Race,
            Self::View { .. } => Self::Pictures,
            page => page.clone(),
        }
    }
}
