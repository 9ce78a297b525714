//! The app's root component.

use stylist::yew::ManagerProvider;
use yew::prelude::*;
use yew_router::prelude::*;

use super::inspector::{Inspector, InspectorSession};
use super::layout::{Layout, NotFound};
use super::primes::Primes;
use super::route::Route;
use super::theme::{Theme, style_manager};

/// The whole app: its theme, its routes and the frame around them.
#[component]
pub(crate) fn App() -> Html {
    let manager = use_memo((), |()| style_manager());
    html! {
        <ManagerProvider manager={(*manager).clone()}>
            <Theme />
            <HashRouter>
                <Layout>
                    <InspectorSession>
                        <Switch<Route> render={show} />
                    </InspectorSession>
                </Layout>
            </HashRouter>
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
