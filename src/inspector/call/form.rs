//! The form that makes a call.

use stylist::yew::styled_component;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::arguments;
use super::example::example;
use super::outcome::id;
use super::run::Request;
use named_workers::Signature;

#[derive(PartialEq, Properties)]
pub(super) struct FormProps {
    pub(super) worker: AttrValue,
    pub(super) exports: Vec<Signature>,
    /// Whether the worker can be called now.
    pub(super) ready: bool,
    pub(super) running: bool,
    /// Whether the arguments were refused as typed.
    pub(super) refused: bool,
    pub(super) on_call: Callback<Result<Request, String>>,
    pub(super) on_cancel: Callback<()>,
}

/// Takes the choice of an export, and its arguments.
#[styled_component]
pub(super) fn Form(props: &FormProps) -> Html {
    let (select, field) = (use_node_ref(), use_node_ref());
    let chosen = use_state_eq(|| 0);
    let signature = props.exports.get(*chosen).or(props.exports.first());
    let choose = use_callback((select.clone(), chosen.setter()), |_: Event, (select, chosen)| {
        let select = select.cast::<HtmlSelectElement>();
        chosen.set(select.map_or(0, |select| select.selected_index().unsigned_abs() as usize));
    });
    let submit = use_callback(
        (props.worker.clone(), signature.cloned(), field.clone(), props.on_call.clone()),
        submit,
    );
    let cancel = props.on_cancel.reform(|_: MouseEvent| ());
    let style = css!(
        r#"
        display: grid;
        gap: 0.75rem;

        input, select { margin-top: 0.25rem; font-family: var(--mono); font-size: 0.875rem; font-weight: 400; }
        .buttons { display: flex; gap: 0.5rem; }
        "#
    );
    html! {
        <form class={style} onsubmit={submit}>
            <label>
                { "Function" }
                <select name="function" ref={select} onchange={choose}>
                    { for props.exports.iter().map(|export| html! {
                        <option selected={Some(export) == signature}>{ &export.name }</option>
                    }) }
                </select>
            </label>
            <label>
                { "Arguments (JSON array)" }
                <input
                    name="arguments"
                    ref={field}
                    placeholder={signature.map(example)}
                    autocomplete="off"
                    spellcheck="false"
                    autocapitalize="off"
                    aria-invalid={props.refused.then_some("true")}
                    aria-describedby={props.refused.then(|| id(&props.worker))}
                />
            </label>
            <div class="buttons">
                <button class="primary" disabled={!props.ready || props.running}>{ "Call" }</button>
                if props.running {
                    <button type="button" onclick={cancel}>{ "Cancel" }</button>
                }
            </div>
        </form>
    }
}

type Parts = (AttrValue, Option<Signature>, NodeRef, Callback<Result<Request, String>>);

fn submit(event: SubmitEvent, (worker, signature, field, on_call): &Parts) {
    event.prevent_default();
    if let (Some(signature), Some(field)) = (signature, field.cast::<HtmlInputElement>()) {
        let arguments = arguments::read(&field.value(), signature);
        on_call.emit(arguments.map(|arguments| Request {
            worker: worker.to_string(),
            function: signature.name.clone(),
            arguments,
        }));
    }
}
