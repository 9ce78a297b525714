//! The form of a search: its limit and engine, and the buttons that start and stop it.

use stylist::yew::styled_component;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::engine::Engine;
use super::limit;
use super::refusal::Refusal;
use super::search::Query;
use crate::format::grouped;
use crate::hooks::use_document_event;

#[derive(PartialEq, Properties)]
pub(super) struct FormProps {
    /// The chosen engine.
    pub(super) engine: Engine,
    pub(super) running: bool,
    pub(super) refusal: Option<Refusal>,
    pub(super) on_type: Callback<()>,
    /// Receives the engine, and what is wrong with the limit for it.
    pub(super) on_choose: Callback<(Engine, Option<Refusal>)>,
    pub(super) on_find: Callback<Result<Query, Refusal>>,
    pub(super) on_stop: Callback<()>,
}

/// The fields for limit and engine, Find and Stop. Find starts a new search even while one is running.
#[styled_component]
pub(super) fn Form(props: &FormProps) -> Html {
    let (field, find) = (use_node_ref(), use_node_ref());
    let choose = use_callback((field.clone(), props.on_choose.clone()), choose);
    let submit = use_callback((field.clone(), props.engine, props.on_find.clone()), submit);
    let stop = use_callback((find.clone(), props.on_stop.clone()), stop);
    let type_ = props.on_type.reform(|_: InputEvent| ());
    let on_stop = props.on_stop.clone();
    use_document_event("keydown", props.running, move |event| stop_at_escape(event, &on_stop));

    let style = css!(
        r#"
        .row { display: flex; flex-wrap: wrap; align-items: end; gap: 0.75rem; margin-bottom: 0.375rem; }
        .limit { flex: 1 1 12rem; }
        input, select { margin-top: 0.375rem; }
        input { font-size: 1.125rem; font-variant-numeric: tabular-nums; }
        input, select, button { min-height: 2.875rem; }
        button { min-width: 6rem; }
        .refusal { color: var(--bad); font-size: 0.9375rem; }

        @media (max-width: 40rem) {
            .limit, .engine { flex: 1 1 100%; }
            button { flex: 1; }
        }
        @media (hover: none) { .keys { display: none; } }
        "#
    );
    html! {
        <form class={style} onsubmit={submit} novalidate=true>
            <div class="row">
                <div class="limit">
                    <label for="limit">{ "Find primes up to" }</label>
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
                </div>
                <div class="engine">
                    <label for="engine">{ "Engine" }</label>
                    <select id="engine" autocomplete="off" onchange={choose}>
                        { for Engine::ALL.into_iter().map(|engine| option(engine, props.engine)) }
                    </select>
                </div>
                <button id="find" ref={find} class="primary">{ "Find" }</button>
                <button id="stop" type="button" disabled={!props.running} onclick={stop}>{ "Stop" }</button>
            </div>
            if let Some(refusal) = props.refusal {
                <p id="error" class="refusal" role="alert">{ refusal.in_words(props.engine) }</p>
            } else {
                <p id="limits" class="hint">
                    { format!("From 2 to {} with {}. ", grouped(props.engine.largest()), props.engine) }
                    { "You can also write 10^6 or 1e6." }
                    <span class="keys">{ " Esc stops the search." }</span>
                </p>
            }
        </form>
    }
}

fn option(engine: Engine, chosen: Engine) -> Html {
    html! { <option value={engine.id()} selected={engine == chosen}>{ engine.to_string() }</option> }
}

fn choose(event: Event, (field, on_choose): &(NodeRef, Callback<(Engine, Option<Refusal>)>)) {
    let select = event.target_dyn_into::<HtmlSelectElement>();
    let engine = select.and_then(|select| Engine::from_id(&select.value()));
    if let Some((engine, field)) = engine.zip(field.cast::<HtmlInputElement>()) {
        on_choose.emit((engine, limit::parse(&field.value(), engine.largest()).err()));
    }
}

type OnFind = Callback<Result<Query, Refusal>>;

fn submit(event: SubmitEvent, (field, engine, on_find): &(NodeRef, Engine, OnFind)) {
    event.prevent_default();
    if let Some(field) = field.cast::<HtmlInputElement>() {
        let limit = limit::parse(&field.value(), engine.largest());
        on_find.emit(limit.map(|limit| Query { engine: *engine, limit }));
    }
}

/// Moves the focus to Find, as Stop is about to be disabled.
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
