//! What a worker was declared as.

use stylist::yew::styled_component;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct FactsProps {
    pub(super) src: Option<String>,
    pub(super) config: Option<String>,
}

/// Where the worker's code and config come from.
#[styled_component]
pub(super) fn Facts(props: &FactsProps) -> Html {
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 0.25rem 1rem;
        font-size: 0.875rem;

        dt { color: var(--muted); }
        code { font-size: 1em; }
        dd { overflow-wrap: anywhere; }
        "#
    );
    html! {
        <dl class={style}>
            { fact("src", props.src.as_deref()) }
            { fact("config", props.config.as_deref()) }
        </dl>
    }
}

fn fact(name: &'static str, value: Option<&str>) -> Html {
    html! {
        <>
            <dt>{ name }</dt>
            <dd>
                if let Some(value) = value {
                    <code>{ value }</code>
                } else {
                    <span class="hint">{ "none" }</span>
                }
            </dd>
        </>
    }
}
