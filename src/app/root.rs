//! The app's root component.

use stylist::yew::ManagerProvider;
use yew::prelude::*;
use yew_router::prelude::*;

use super::layout::Layout;
use super::route::{Route, show};
use super::theme::{Theme, style_manager};

/// The whole app: its theme, its routes, and what is around them.
#[component]
pub fn App() -> Html {
    let manager = use_memo((), |()| style_manager());
    html! {
        <ManagerProvider manager={(*manager).clone()}>
            <Theme />
            <HashRouter>
                <Layout>
                    <Switch<Route> render={show} />
                </Layout>
            </HashRouter>
        </ManagerProvider>
    }
}
