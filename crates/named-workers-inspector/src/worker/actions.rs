//! What can be done with a worker.

use stylist::yew::styled_component;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::cards::Change;
use crate::call;
use crate::overview::{focus_beside, focus_row};
use crate::session::{Action, Dispatch};
use named_workers::{Error, workers};
use named_workers_ui::elements::Failure;

#[derive(PartialEq, Properties)]
pub(super) struct ActionsProps {
    pub(super) worker: AttrValue,
    /// Whether it has ended, and when.
    pub(super) ended: Option<f64>,
    pub(super) dispatch: Dispatch,
}

/// Restart, Terminate, Remove and Close.
#[styled_component]
pub(super) fn Actions(props: &ActionsProps) -> Html {
    let error = use_state_eq(|| None::<Error>);
    let first = use_node_ref();
    let style = css!("display: flex; flex-wrap: wrap; gap: 0.5rem; margin-left: auto;");
    let worker = props.worker.to_string();
    let dispatch = props.dispatch.clone();
    let restart = {
        let (worker, dispatch, error) = (worker.clone(), dispatch.clone(), error.setter());
        move |_: MouseEvent| {
            error.set(workers().restart(&worker).err());
            dispatch.dispatch(Action::Form(worker.clone(), call::Change::Renew));
        }
    };
    let terminate = {
        let (worker, first, error) = (worker.clone(), first.clone(), error.setter());
        move |_: MouseEvent| {
            error.set(workers().terminate(&worker).err());
            // The button that has the focus goes away.
            first.cast::<HtmlElement>().map(|first| first.focus());
        }
    };
    // The card goes away, and with it the button that has the focus.
    let close = {
        let (worker, dispatch) = (worker.clone(), dispatch.clone());
        move |event: MouseEvent| {
            focus_row(&event, &worker);
            dispatch.dispatch(Action::Cards(Change::Open(worker.clone(), false)));
        }
    };
    let remove = {
        let (worker, ended) = (worker.clone(), props.ended.unwrap_or_default());
        move |event: MouseEvent| {
            focus_beside(&event, &worker);
            dispatch.dispatch(Action::Cards(Change::Remove(vec![(worker.clone(), ended)])));
        }
    };
    html! {
        <div class={style}>
            <button class="small" ref={first} onclick={restart}>{ "Restart" }</button>
            if props.ended.is_some() {
                <button class="small" onclick={remove}>{ "Remove" }</button>
            } else {
                <button class="small" onclick={terminate}>{ "Terminate" }</button>
            }
            <button class="small" aria-label={format!("Close {worker}")} onclick={close}>
                { "Close" }
            </button>
            if let Some(error) = &*error {
                <Failure error={error.clone()} />
            }
        </div>
    }
}
