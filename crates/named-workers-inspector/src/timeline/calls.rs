//! The calls of the timeline, as a list.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use crate::record::CallRecord;
use named_workers::protocol::CallId;
use named_workers_ui::format::{size, span};
use named_workers_ui::hooks::use_rows;

#[derive(PartialEq, Properties)]
pub(super) struct CallsProps {
    pub(super) calls: Rc<Vec<Rc<CallRecord>>>,
    pub(super) chosen: Option<(String, CallId)>,
}

/// The chosen call, and a row for each.
#[styled_component]
pub(super) fn Calls(props: &CallsProps) -> Html {
    let style = css!(
        "display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.5rem; .one { overflow-wrap: anywhere; }"
    );
    let first = props.calls.first().map_or(0.0, |call| call.start);
    let window = use_rows(props.calls.len());
    let rows = window.range.clone().filter_map(|index| Some((index, props.calls.get(index)?)));
    let list = html! {
        <ol>
            { for rows.map(|(index, call)| html! {
                <li key={index} class={call.error.as_ref().map(|_| "bad")}>{ in_words(call, first) }</li>
            }) }
        </ol>
    };
    let chosen = props.chosen.as_ref().and_then(|(worker, id)| {
        props.calls.iter().find(|call| call.worker == *worker && call.id == *id)
    });
    html! {
        <div class={style}>
            <p class="one mono" role="status">{ chosen.map(|call| in_words(call, first)) }</p>
            { window.show("group", "Recorded calls".into(), list) }
        </div>
    }
}

/// `+12 ms  calculator  add_arrays  0.4 ms  13 bytes → 9 bytes`
fn in_words(call: &CallRecord, first: f64) -> String {
    let took = call.end.map_or("running".to_owned(), |end| span(end - call.start));
    let how = call.error.clone().unwrap_or_else(|| size(call.result as u64));
    let from = call.caller.as_ref().map(|caller| format!("  for {caller}")).unwrap_or_default();
    let CallRecord { worker, function, .. } = call;
    let (after, sent) = (span(call.start - first), size(call.arguments as u64));
    format!("+{after}  {worker}  {function}  {took}  {sent} → {how}{from}")
}
