//! One line of the table.

use yew::prelude::*;

use super::focus::focus_beside;
use super::rows::Row;
use super::spark::Spark;
use crate::session::{Action, Dispatch};
use crate::worker::{Badge, Change};
use named_workers_ui::clock::time_of_day;
use named_workers_ui::format::{grouped, size, span};

#[derive(PartialEq, Properties)]
pub(super) struct WorkerRowProps {
    pub(super) row: Row,
    /// Whether it stands under its pool.
    pub(super) is_instance: bool,
    pub(super) dispatch: Dispatch,
}

/// A worker at a glance; its name opens it, and closes it again.
#[component]
pub(super) fn WorkerRow(props: &WorkerRowProps) -> Html {
    let row = &props.row;
    let toggle = {
        let (dispatch, name, open) = (props.dispatch.clone(), row.name.clone(), !row.is_open);
        move |_: MouseEvent| dispatch.dispatch(Action::Cards(Change::Open(name.clone(), open)))
    };
    let remove = {
        let (dispatch, ended) = (props.dispatch.clone(), vec![(row.name.clone(), row.since)]);
        move |event: MouseEvent| {
            focus_beside(&event, &ended[0].0);
            dispatch.dispatch(Action::Cards(Change::Remove(ended.clone())));
        }
    };
    let latency = |index: usize| row.latency.map(|latency| span(latency[index]));
    html! {
        <tr data-row={row.name.clone()}>
            <th scope="row" class={classes!(props.is_instance.then_some("instance"))}>
                <button class="name" aria-expanded={row.is_open.to_string()} title={row.name.clone()} onclick={toggle}>
                    { &row.name }
                </button>
            </th>
            <td class="wide">{ row.worker_type.as_str() }</td>
            <td class="state">
                <Badge state={row.state.clone()} short=true />
                if row.has_ended() {
                    <button class="remove" aria-label={format!("Remove {}", row.name)} onclick={remove}>{ "Remove" }</button>
                }
            </td>
            <td class="number roomy">{ grouped(row.running() as u64) }</td>
            <td class="number">{ grouped(row.returned) }</td>
            <td class={classes!("number", (row.failed > 0).then_some("bad"))}>{ grouped(row.failed) }</td>
            <td class="number wide">{ latency(0) }</td>
            <td class="number wide">{ latency(1) }</td>
            <td class="number wide">{ latency(2) }</td>
            <td class="number wide">{ row.memory.map(size) }</td>
            <td class="number wide">{ row.restarts }</td>
            <td class="number wide">{ time_of_day(row.since).split('.').next().unwrap_or_default().to_owned() }</td>
            <td class="wide"><Spark counts={row.activity.clone()} /></td>
        </tr>
    }
}
