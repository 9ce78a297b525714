//! The form of a search: its limit, and how to begin and end it.

use stylist::yew::styled_component;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::limit;
use super::refusal::Refusal;
use crate::app::hooks::use_document_event;

#[derive(PartialEq, Properties)]
pub(super) struct FormProps {
    pub(super) running: bool,
    pub(super) refusal: Option<Refusal>,
    pub(super) on_type: Callback<()>,
    pub(super) on_find: Callback<Result<u64, Refusal>>,
    pub(super) on_stop: Callback<()>,
}

/// The field for the limit, Find and Stop. Find begins a new search even while one is running.
#[styled_component]
pub(super) fn Form(props: &FormProps) -> Html {
    let (field, find) = (use_node_ref(), use_node_ref());
    let submit = use_callback((field.clone(), props.on_find.clone()), submit);
    let stop = use_callback((find.clone(), props.on_stop.clone()), stop);
    let type_ = props.on_type.reform(|_: InputEvent| ());
    let on_stop = props.on_stop.clone();
    use_document_event("keydown", props.running, move |event| stop_at_escape(event, &on_stop));

    let style = css!(
        r#"
        .row { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 0.375rem 0; }
        input { flex: 1 1 16rem; width: auto; font-size: 1.125rem; font-variant-numeric: tabular-nums; }
        .row, button { min-height: 2.875rem; }
        button { min-width: 6rem; }
        .refusal { color: var(--bad); font-size: 0.9375rem; }

        @media (max-width: 40rem) { button { flex: 1; } }
        @media (hover: none) { .keys { display: none; } }
        "#
    );
    html! {
        <form class={style} onsubmit={submit} novalidate=true>
            <label for="limit">{ "Find primes up to" }</label>
            <div class="row">
                <input
                    id="limit"
                    ref={field}
                    ~defaultValue="1,000,000"
                    inputmode="numeric"
                    autocomplete="off"
                    spellcheck="false"
                    oninput={type_}
                    aria-invalid={props.refusal.map(|_| "true")}
                    aria-describedby={if props.refusal.is_some() { "error" } else { "limits" }}
                />
                <button id="find" ref={find} class="primary">{ "Find" }</button>
                <button id="stop" type="button" disabled={!props.running} onclick={stop}>{ "Stop" }</button>
            </div>
            if let Some(refusal) = props.refusal {
                <p id="error" class="refusal" role="alert">{ refusal.to_string() }</p>
            } else {
                <p id="limits" class="hint">
                    { "From 2 to 10,000,000,000. 10^9 and 1e9 are understood, too." }
                    <span class="keys">{ " Esc stops." }</span>
                </p>
            }
        </form>
    }
}

fn submit(event: SubmitEvent, (field, on_find): &(NodeRef, Callback<Result<u64, Refusal>>)) {
    event.prevent_default();
    if let Some(field) = field.cast::<HtmlInputElement>() {
        on_find.emit(limit::parse(&field.value()));
    }
}

/// Stop is about to be disabled, so it hands the focus on.
fn stop(_: MouseEvent, (find, on_stop): &(NodeRef, Callback<()>)) {
    on_stop.emit(());
    if let Some(find) = find.cast::<HtmlElement>() {
        find.focus().ok();
    }
}

fn stop_at_escape(event: &Event, on_stop: &Callback<()>) {
    let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
    if key.is_some_and(|key| key == "Escape") {
        on_stop.emit(());
    }
}
