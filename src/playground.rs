//! The page of the playground.

use stylist::yew::styled_component;
use yew::prelude::*;

use named_workers_inspector::Playground;

use crate::hooks::use_title;
use crate::route::Route;

/// The playground below its heading.
#[styled_component]
pub(crate) fn PlaygroundPage() -> Html {
    use_title("Playground");
    let style =
        css!("max-width: 40rem; margin: 0.5rem 0 1.5rem; color: var(--muted); text-wrap: pretty;");
    html! {
        <>
            <h1>{ "Python playground" }</h1>
            <p class={style}>
                { "Paste the Python of a worker, such as one of a PyScript page. It runs in a worker of this page,                    not on a server; what it prints and what it exports is shown below it." }
            </p>
            <Playground address={Route::Playground.href()} />
        </>
    }
}
