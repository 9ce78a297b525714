//! The table of workers.

use stylist::yew::use_style;
use yew::prelude::*;

use super::order::{Change, Column, Line, Overview};
use super::rows::Row;
use super::table_style;
use super::worker_row::WorkerRow;
use crate::session::{Action, Dispatch};
use crate::worker;
use named_workers_ui::format::{grouped, size};

#[derive(PartialEq, Properties)]
pub(super) struct TableProps {
    pub(super) lines: Vec<Line>,
    pub(super) overview: Overview,
    /// The pools whose instances are shown.
    pub(super) open: Vec<String>,
    pub(super) dispatch: Dispatch,
}

/// Its heads: the column, and how much room the screen must have for it.
const HEADS: [(Column, &str, &str); 12] = [
    (Column::Name, "Worker", ""),
    (Column::Type, "Type", "wide"),
    (Column::State, "State", ""),
    (Column::Running, "Running", "roomy"),
    (Column::Returned, "Done", ""),
    (Column::Failed, "Failed", ""),
    (Column::Median, "p50", "wide"),
    (Column::Slow, "p95", "wide"),
    (Column::Slowest, "p99", "wide"),
    (Column::Memory, "Memory", "wide"),
    (Column::Restarts, "Restarts", "wide"),
    (Column::Since, "Since", "wide"),
];

/// A line for each worker and each pool; a click on a head sorts.
#[component]
pub(super) fn Table(props: &TableProps) -> Html {
    let style = use_style(table_style::css());
    html! {
        <table class={style}>
            <thead>
                <tr>
                    { for HEADS.into_iter().map(|(column, name, room)| head(props, column, name, room)) }
                    <th scope="col" class="wide">{ "2 minutes" }</th>
                </tr>
            </thead>
            <tbody>
                { for props.lines.iter().flat_map(|line| match line {
                    Line::Worker(row) => vec![worker_row(props, row, false)],
                    Line::Pool(name, instances) => pool(props, name, instances),
                }) }
            </tbody>
        </table>
    }
}

fn head(props: &TableProps, column: Column, name: &'static str, room: &'static str) -> Html {
    let is_sorted = props.overview.column == column;
    let (order, mark) = match (is_sorted, props.overview.descending) {
        (false, _) => ("none", ""),
        (true, false) => ("ascending", " ↑"),
        (true, true) => ("descending", " ↓"),
    };
    let dispatch = props.dispatch.clone();
    let onclick = move |_: MouseEvent| dispatch.dispatch(Action::Overview(Change::Sort(column)));
    html! {
        <th scope="col" key={name} class={room} aria-sort={order}>
            <button {onclick}>{ name }{ mark }</button>
        </th>
    }
}

fn worker_row(props: &TableProps, row: &Row, is_instance: bool) -> Html {
    html! { <WorkerRow key={row.name.clone()} row={row.clone()} {is_instance} dispatch={props.dispatch.clone()} /> }
}

/// A pool's sums, and its instances if they are wanted.
fn pool(props: &TableProps, name: &str, instances: &[Row]) -> Vec<Html> {
    let is_open = props.open.iter().any(|open| open == name);
    let toggle = {
        let (dispatch, key) = (props.dispatch.clone(), format!("{name}#"));
        move |_: MouseEvent| {
            dispatch.dispatch(Action::Cards(worker::Change::Open(key.clone(), !is_open)));
        }
    };
    let sum = |of: fn(&Row) -> u64| grouped(instances.iter().map(of).sum());
    let memory =
        instances.iter().filter_map(|row| row.memory).reduce(|sum, more| sum.saturating_add(more));
    let worker_type = instances.first().map(|row| row.worker_type.as_str());
    let sums = html! {
        <tr key={format!("{name}#")} data-row={format!("{name}#")}>
            <th scope="row">
                <button class="name" aria-expanded={is_open.to_string()} onclick={toggle}>{ name }</button>
            </th>
            <td class="wide">{ worker_type }</td>
            <td>{ format!("pool of {}", instances.len()) }</td>
            <td class="number roomy">{ sum(|row| row.running() as u64) }</td>
            <td class="number">{ sum(|row| row.returned) }</td>
            <td class="number">{ sum(|row| row.failed) }</td>
            <td class="wide" colspan="3"></td>
            <td class="number wide">{ memory.map(size) }</td>
            <td class="number wide">{ sum(|row| row.restarts.into()) }</td>
            <td class="wide" colspan="2"></td>
        </tr>
    };
    let shown = instances.iter().filter(|_| is_open);
    std::iter::once(sums).chain(shown.map(|row| worker_row(props, row, true))).collect()
}
