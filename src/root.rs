//! The app's root component.

use stylist::yew::ManagerProvider;
use yew::prelude::*;
use yew_router::prelude::*;

use named_workers_inspector::InspectorSession;
use named_workers_ui::theme::{Theme, style_manager};

use super::inspector::InspectorPage;
use super::layout::{Layout, NotFound};
use super::pictures::PicturesPage;
use super::playground::PlaygroundPage;
use super::primes::{Primes, PrimesSession};
use super::race::{RacePage, RaceSession};
use super::route::Route;

/// The whole app: its theme, what outlasts its pages, its routes and the frame around them.
#[component]
pub(crate) fn App() -> Html {
    let manager = use_memo((), |()| style_manager());
    html! {
        <ManagerProvider manager={(*manager).clone()}>
            <Theme />
            <PrimesSession>
                <RaceSession>
                    <HashRouter>
                        <Layout>
                            <InspectorSession>
                                <Switch<Route> render={show} />
                            </InspectorSession>
                        </Layout>
                    </HashRouter>
                </RaceSession>
            </PrimesSession>
        </ManagerProvider>
    }
}

/// What the address asks for.
fn show(route: Route) -> Html {
    match route {
        Route::Primes => html! { <Primes /> },
        Route::Race => html! { <RacePage /> },
        Route::Rerun { contest, engines } => html! { <RacePage address={(contest, engines)} /> },
        Route::Pictures => html! { <PicturesPage /> },
        Route::View { view } => html! { <PicturesPage address={view} /> },
        Route::Playground => html! { <PlaygroundPage /> },
        Route::Inspector => html! { <InspectorPage /> },
        Route::NotFound => html! { <NotFound /> },
    }
}
