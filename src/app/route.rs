//! The app's routes. They live in the address's hash, so any static host serves them, under any path.

use yew::prelude::*;
use yew_router::prelude::*;

use super::inspector::Inspector;
use super::layout::NotFound;
use super::primes::Primes;

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
    /// The address of this route, for a link.
    pub(super) fn href(self) -> String {
        format!("#{}", self.to_path())
    }
}

pub(super) fn show(route: Route) -> Html {
    match route {
        Route::Primes => html! { <Primes /> },
        Route::Inspector => html! { <Inspector /> },
        Route::NotFound => html! { <NotFound /> },
    }
}
