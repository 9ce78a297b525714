//! A link in the navigation.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::route::Route;

#[derive(PartialEq, Properties)]
pub(super) struct NavLinkProps {
    pub(super) to: Route,
    pub(super) children: Html,
}

/// A link that marks the current page, which the router's own link cannot do.
#[component]
pub(super) fn NavLink(props: &NavLinkProps) -> Html {
    let current = use_route::<Route>().is_some_and(|route| route.page() == props.to);
    html! {
        <a href={props.to.href()} aria-current={current.then_some("page")}>
            { props.children.clone() }
        </a>
    }
}
