//! What stands above the table.

use stylist::yew::styled_component;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::order::Change;
use crate::session::{Action, Dispatch};
use crate::worker;

#[derive(PartialEq, Properties)]
pub(super) struct ControlsProps {
    pub(super) filter: String,
    /// The ended workers, and when they ended.
    pub(super) ended: Vec<(String, f64)>,
    pub(super) dispatch: Dispatch,
}

/// The filter, and a button that takes all ended workers off the list.
#[styled_component]
pub(super) fn Controls(props: &ControlsProps) -> Html {
    let style = css!(
        r#"
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 0.5rem 0.75rem;

        label { flex: 1 1 12rem; max-width: 22rem; }
        input { margin-top: 0.25rem; font-weight: 400; }
        "#
    );
    let field = use_node_ref();
    let oninput = {
        let dispatch = props.dispatch.clone();
        move |event: InputEvent| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            let text = field.map(|field| field.value()).unwrap_or_default();
            dispatch.dispatch(Action::Overview(Change::Filter(text)));
        }
    };
    let remove = {
        let (dispatch, ended, field) = (props.dispatch.clone(), props.ended.clone(), field.clone());
        move |_: MouseEvent| {
            dispatch.dispatch(Action::Cards(worker::Change::Remove(ended.clone())));
            // The button goes away.
            field.cast::<HtmlInputElement>().map(|field| field.focus());
        }
    };
    html! {
        <div class={style}>
            <label>
                { "Filter" }
                <input ref={field} type="search" placeholder="name, type or state" autocomplete="off" spellcheck="false"
                    autocapitalize="off" value={props.filter.clone()} {oninput} />
            </label>
            if props.ended.len() > 1 {
                <button onclick={remove}>{ format!("Remove {} ended workers", props.ended.len()) }</button>
            }
        </div>
    }
}
