//! How a worker was declared, and how it fares.

use stylist::yew::styled_component;
use yew::prelude::*;

use named_workers::StateChange;
use named_workers_ui::clock::time_of_day;
use named_workers_ui::format::size;

#[derive(PartialEq, Properties)]
pub(super) struct FactsProps {
    pub(super) src: Option<String>,
    pub(super) config: Option<String>,
    /// In bytes, as far as it has told.
    pub(super) memory: Option<u64>,
    pub(super) history: Vec<StateChange>,
}

/// How many state changes are shown.
const SHOWN: usize = 8;

/// Where the worker's code and config come from, its memory, and its latest state changes.
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
        .history { display: flex; flex-wrap: wrap; gap: 0 1rem; }
        time { color: var(--muted); font-variant-numeric: tabular-nums; }
        "#
    );
    let shown = &props.history[props.history.len().saturating_sub(SHOWN)..];
    html! {
        <dl class={style}>
            { fact("source", props.src.as_deref()) }
            { fact("config", props.config.as_deref()) }
            if let Some(memory) = props.memory {
                <dt>{ "memory" }</dt>
                <dd>{ size(memory) }</dd>
            }
            <dt>{ "history" }</dt>
            <dd class="history">{ for shown.iter().map(change) }</dd>
        </dl>
    }
}

fn fact(name: &'static str, value: Option<&str>) -> Html {
    let Some(value) = value else { return Html::default() };
    html! { <><dt>{ name }</dt><dd><code>{ value }</code></dd></> }
}

fn change(change: &StateChange) -> Html {
    html! { <span><time>{ time_of_day(change.time) }</time>{ " " }{ change.state.name() }</span> }
}
