//! A link of the navigation.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::app::route::Route;

#[derive(PartialEq, Properties)]
pub(super) struct NavLinkProps {
    pub(super) to: Route,
    pub(super) children: Html,
}

/// A link that says whether it leads to the page that is shown, which the router's own cannot.
#[component]
pub(super) fn NavLink(props: &NavLinkProps) -> Html {
    let current = use_route::<Route>() == Some(props.to);
    html! {
        <a href={props.to.href()} aria-current={current.then_some("page")}>
            { props.children.clone() }
        </a>
    }
}
