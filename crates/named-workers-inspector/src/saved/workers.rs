//! The workers of a saved session.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::session_file::SavedWorker;
use named_workers_ui::format::{grouped, span};

#[derive(PartialEq, Properties)]
pub(super) struct SavedWorkersProps {
    pub(super) workers: Vec<SavedWorker>,
}

/// A line for each, with its exports and its error.
#[styled_component]
pub(super) fn SavedWorkers(props: &SavedWorkersProps) -> Html {
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;

        li { overflow-wrap: anywhere; }
        .name { font-family: var(--mono); font-weight: 600; }
        .bad { color: var(--bad); }
        "#
    );
    html! { <ul class={style}>{ for props.workers.iter().map(worker) }</ul> }
}

fn worker(worker: &SavedWorker) -> Html {
    let latency = worker.latency.map(|[p50, p95, p99]| {
        format!(", p50 {}, p95 {}, p99 {}", span(p50), span(p95), span(p99))
    });
    let SavedWorker { name, worker_type, state, returned, failed, restarts, .. } = worker;
    html! {
        <li>
            <p>
                <span class="name">{ name }</span>
                { format!(" ({worker_type}), {state}: {} done, {} failed, {restarts} restarts{}",
                    grouped(*returned), grouped(*failed), latency.unwrap_or_default()) }
            </p>
            { for worker.exports.iter().map(|export| html! { <p class="mono hint">{ export }</p> }) }
            if let Some(error) = &worker.error { <p class="bad">{ error }</p> }
        </li>
    }
}
