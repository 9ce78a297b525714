//! The page of the worker inspector.

use stylist::yew::styled_component;
use yew::prelude::*;

use named_workers_inspector::Inspector;

use crate::hooks::use_title;
use crate::route::Route;

/// The inspector below its heading.
#[styled_component]
pub(crate) fn InspectorPage() -> Html {
    use_title("Inspector");
    let style =
        css!("max-width: 40rem; margin: 0.5rem 0 1.5rem; color: var(--muted); text-wrap: pretty;");
    html! {
        <>
            <h1>{ "Worker inspector" }</h1>
            <p class={style}>
                { "Every named worker on this page, with its state, exports and log. \
                   Call one, restart it, or create another." }
            </p>
            <Inspector address={Route::Inspector.href()} />
        </>
    }
}
