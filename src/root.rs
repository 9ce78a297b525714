//! The app's root component.

use stylist::yew::ManagerProvider;
use yew::prelude::*;
use yew_router::prelude::*;

use super::inspector::Inspector;
use super::layout::{Layout, NotFound};
use super::primes::{Primes, PrimesSession};
use super::route::Route;
use super::theme::{Theme, style_manager};

/// The whole app: its theme, what outlasts its pages, its routes and the frame around them.
#[component]
pub(crate) fn App() -> Html {
    let manager = use_memo((), |()| style_manager());
    html! {
        <ManagerProvider manager={(*manager).clone()}>
            <Theme />
            <PrimesSession>
                <HashRouter>
                    <Layout>
                        <Switch<Route> render={show} />
                    </Layout>
                </HashRouter>
            </PrimesSession>
        </ManagerProvider>
    }
}

/// What the address asks for.
fn show(route: Route) -> Html {
    match route {
        Route::Primes => html! { <Primes /> },
        Route::Inspector => html! { <Inspector /> },
        Route::NotFound => html! { <NotFound /> },
    }
}
