//! Links to the same picture of more or fewer numbers.

use stylist::yew::styled_component;
use yew::prelude::*;

use crate::pictures::view::View;
use named_workers_ui::format::power_of_ten;

#[derive(PartialEq, Properties)]
pub(super) struct PowersProps {
    /// Powers of ten, each with its view.
    pub(super) views: Vec<(u32, View)>,
    pub(super) chosen: u32,
}

#[styled_component]
pub(super) fn Powers(props: &PowersProps) -> Html {
    let style = css!(
        r#"
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0.375rem 0.875rem;
        margin-bottom: 1rem;
        font-size: 0.9375rem;

        a[aria-current] { color: var(--ink); font-weight: 650; text-decoration-thickness: 2px; }
        "#
    );
    html! {
        <nav class={style} aria-label="Up to">
            <span class="hint">{ "Up to" }</span>
            { for props.views.iter().map(|(power, view)| html! {
                <a
                    href={view.route().href()}
                    aria-current={(*power == props.chosen).then_some("true")}
                >
                    { power_of_ten(*power) }
                </a>
            }) }
        </nav>
    }
}
