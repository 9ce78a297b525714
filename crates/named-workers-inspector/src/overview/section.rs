//! The workers at a glance.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::controls::Controls;
use super::graph::Graph;
use super::order::{Line, Overview};
use super::rows::rows;
use super::table::Table;
use crate::session::Dispatch;
use crate::watch::Snapshot;
use crate::worker::Cards;
use named_workers_ui::elements::Panel;

#[derive(PartialEq, Properties)]
pub(crate) struct OverviewSectionProps {
    pub(crate) snapshot: Snapshot,
    pub(crate) overview: Overview,
    pub(crate) cards: Cards,
    pub(crate) dispatch: Dispatch,
}

/// The table with its filter, and who calls whom.
#[styled_component]
pub(crate) fn OverviewSection(props: &OverviewSectionProps) -> Html {
    let style = css!(
        "display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; .table { overflow-x: auto; }"
    );
    let rows = rows(&props.snapshot, &props.cards);
    let ended = rows.iter().filter(|row| row.has_ended()).map(|row| (row.name.clone(), row.since));
    let ended: Vec<_> = ended.collect();
    let is_empty = rows.is_empty();
    let lines = props.overview.lines(rows);
    let is_pool_open = |line: &Line| match line {
        Line::Pool(name, _) if props.cards.is_open(&format!("{name}#"), 0) => Some(name.clone()),
        _ => None,
    };
    let open: Vec<_> = lines.iter().filter_map(is_pool_open).collect();
    html! {
        <Panel label="Overview">
            <div class={style}>
                if is_empty {
                    <p class="hint">{ "This page has no workers. Create one below." }</p>
                } else {
                    <Controls filter={props.overview.filter.clone()} {ended} dispatch={props.dispatch.clone()} />
                    if lines.is_empty() {
                        <p class="hint">{ "No worker is like that." }</p>
                    } else {
                        <div class="table">
                            <Table {lines} {open} overview={props.overview.clone()} dispatch={props.dispatch.clone()} />
                        </div>
                    }
                    <Graph edges={props.snapshot.edges.clone()} />
                }
            </div>
        </Panel>
    }
}
