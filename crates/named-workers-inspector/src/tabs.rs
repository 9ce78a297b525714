//! The inspector's views, to choose from.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::session::{Action, Dispatch, View};

#[derive(PartialEq, Properties)]
pub(super) struct TabsProps {
    pub(super) view: View,
    pub(super) dispatch: Dispatch,
}

const VIEWS: [(View, &str); 4] = [
    (View::Workers, "Workers"),
    (View::Log, "Log"),
    (View::Timeline, "Timeline"),
    (View::Messages, "Messages"),
];

/// A button for each view.
#[styled_component]
pub(super) fn Tabs(props: &TabsProps) -> Html {
    let style = css!(
        r#"
        display: flex;
        gap: 1.25rem;
        overflow-x: auto;
        button {
            padding: 0.25rem 0.125rem;
            border: 0;
            border-bottom: 2px solid transparent;
            border-radius: 0;
            background: none;
            color: var(--muted);
        }
        button:hover:not(:disabled) { background: none; color: var(--ink); }
        button[aria-pressed="true"] { border-bottom-color: var(--accent); color: var(--ink); }
        button:focus-visible { outline-offset: -2px; }

        @media (forced-colors: active) {
            button { border-bottom-color: Canvas; }
            button[aria-pressed="true"] { border-bottom: 4px solid Highlight; }
        }
        @media (max-width: 24rem) {
            gap: 0.75rem;
            button { font-size: 0.9375rem; }
        }
        "#
    );
    html! {
        <div class={style} role="group" aria-label="Views">
            { for VIEWS.map(|(view, name)| {
                let dispatch = props.dispatch.clone();
                let onclick = move |_: MouseEvent| dispatch.dispatch(Action::Show(view));
                html! { <button aria-pressed={(view == props.view).to_string()} {onclick}>{ name }</button> }
            }) }
        </div>
    }
}
