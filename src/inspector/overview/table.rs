//! The table of workers.

use stylist::yew::use_style;
use yew::prelude::*;

use super::order::{Change, Column, Line, Overview};
use super::rows::Row;
use super::table_style;
use super::worker_row::WorkerRow;
use crate::format::{counted, grouped};
use crate::inspector::session::{Action, Dispatch};
use crate::inspector::worker;

#[derive(PartialEq, Properties)]
pub(super) struct TableProps {
    pub(super) lines: Vec<Line>,
    pub(super) overview: Overview,
    /// The pools whose instances are shown.
    pub(super) open: Vec<String>,
    pub(super) dispatch: Dispatch,
}

/// Its heads: the column, and whether a narrow screen has room for it.
const HEADS: [(Column, &str, bool); 11] = [
    (Column::Name, "Worker", true),
    (Column::Type, "Type", false),
    (Column::State, "State", true),
    (Column::Running, "Running", true),
    (Column::Returned, "Done", true),
    (Column::Failed, "Failed", true),
    (Column::Median, "p50", false),
    (Column::Slow, "p95", false),
    (Column::Slowest, "p99", false),
    (Column::Restarts, "Restarts", false),
    (Column::Since, "Since", false),
];

/// A line for each worker and each pool; a click on a head sorts.
#[component]
pub(super) fn Table(props: &TableProps) -> Html {
    let style = use_style(table_style::css());
    html! {
        <table class={style}>
            <thead>
                <tr>
                    { for HEADS.into_iter().map(|(column, name, narrow)| head(props, column, name, narrow)) }
                    <th scope="col" class="wide">{ "Last two minutes" }</th>
                </tr>
            </thead>
            <tbody>
                { for props.lines.iter().map(|line| match line {
                    Line::Worker(row) => worker_row(props, row, false),
                    Line::Pool(name, instances) => pool(props, name, instances),
                }) }
            </tbody>
        </table>
    }
}

fn head(props: &TableProps, column: Column, name: &'static str, narrow: bool) -> Html {
    let is_sorted = props.overview.column == column;
    let (order, mark) = match (is_sorted, props.overview.descending) {
        (false, _) => ("none", ""),
        (true, false) => ("ascending", " ↑"),
        (true, true) => ("descending", " ↓"),
    };
    let dispatch = props.dispatch.clone();
    let onclick = move |_: MouseEvent| dispatch.dispatch(Action::Overview(Change::Sort(column)));
    html! {
        <th scope="col" key={name} class={classes!((!narrow).then_some("wide"))} aria-sort={order}>
            <button {onclick}>{ name }{ mark }</button>
        </th>
    }
}

fn worker_row(props: &TableProps, row: &Row, is_instance: bool) -> Html {
    html! { <WorkerRow key={row.name.clone()} row={row.clone()} {is_instance} dispatch={props.dispatch.clone()} /> }
}

/// A pool's sums, and its instances if they are wanted.
fn pool(props: &TableProps, name: &str, instances: &[Row]) -> Html {
    let is_open = props.open.iter().any(|open| open == name);
    let toggle = {
        let (dispatch, key) = (props.dispatch.clone(), format!("{name}#"));
        move |_: MouseEvent| {
            dispatch.dispatch(Action::Cards(worker::Change::Open(key.clone(), !is_open)));
        }
    };
    let sum = |of: fn(&Row) -> u64| grouped(instances.iter().map(of).sum());
    let worker_type = instances.first().map(|row| row.worker_type.as_str());
    html! {
        <>
            <tr key={format!("{name}#")} data-row={format!("{name}#")}>
                <th scope="row">
                    <button class="name" aria-expanded={is_open.to_string()} onclick={toggle}>{ name }</button>
                </th>
                <td class="wide">{ worker_type }</td>
                <td>{ format!("pool of {}", counted(instances.len(), "worker")) }</td>
                <td class="number">{ sum(|row| row.running() as u64) }</td>
                <td class="number">{ sum(|row| row.returned) }</td>
                <td class="number">{ sum(|row| row.failed) }</td>
                <td class="wide" colspan="3"></td>
                <td class="number wide">{ sum(|row| row.restarts.into()) }</td>
                <td class="wide" colspan="2"></td>
            </tr>
            if is_open {
                { for instances.iter().map(|row| worker_row(props, row, true)) }
            }
        </>
    }
}
