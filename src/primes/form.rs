//! The form of a search: its limit and engine, and the buttons that start and stop it.

use stylist::yew::styled_component;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::address::Address;
use super::engine::Engine;
use super::presets::Presets;
use super::search::Action;
use super::session::Session;
use crate::hooks::use_document_event;
use named_workers_ui::format::grouped;

#[derive(PartialEq, Properties)]
pub(super) struct FormProps {
    pub(super) session: Session,
}

/// The fields for limit and engine, Find and Stop. Find starts a new search even while one is running.
#[styled_component]
pub(super) fn Form(props: &FormProps) -> Html {
    let (field, address, find) = (use_node_ref(), use_node_ref(), use_node_ref());
    let session = &props.session;
    let (search, engine) = (&session.search, session.search.engine());
    let (running, refusal) = (search.is_running(), search.refusal());
    let bad_limit = refusal.is_some_and(|refusal| !refusal.is_about_address());
    let choose = use_callback(session.clone(), choose);
    let preset = {
        let session = session.clone();
        Callback::from(move |limit| session.dispatch(Action::Type(grouped(limit))))
    };
    let submit = use_callback((field.clone(), address.clone(), session.clone()), submit);
    let stop = use_callback((find.clone(), session.clone()), stop);
    let at_escape = session.clone();
    use_document_event("keydown", running, move |event| stop_at_escape(event, &at_escape));

    let style = css!(
        r#"
        .row { display: grid; grid-template-columns: minmax(0, 1fr) 17rem 7rem 7rem; align-items: end; gap: 0.75rem; }
        input, select { margin-top: 0.375rem; }
        #limit { font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; }
        #limit, select, .row button { min-height: 3rem; }
        .below { margin-top: 0.75rem; }
        .hints { min-height: 2.8125rem; }
        .refusal { color: var(--bad); font-size: 0.9375rem; }

        @media (max-width: 48rem) {
            .row { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
            .limit, .engine { grid-column: 1 / -1; }
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
                        value={search.text.clone()}
                        inputmode="numeric"
                        autocomplete="off"
                        spellcheck="false"
                        oninput={on_input(session)}
                        aria-invalid={bad_limit.then_some("true")}
                        aria-describedby={refusal.map_or(Some("limits"), |_| bad_limit.then_some("error"))}
                    />
                </div>
                <div class="engine">
                    <label for="engine">{ "Engine" }</label>
                    <select
                        id="engine"
                        autocomplete="off"
                        disabled={search.here}
                        onchange={choose}
                        aria-describedby="about-it"
                    >
                        { for Engine::offered().map(|engine| option(engine, search.worker)) }
                    </select>
                </div>
                <button id="find" ref={find} class="primary">{ "Find" }</button>
                <button id="stop" type="button" disabled={!running} onclick={stop}>{ "Stop" }</button>
            </div>
            <Address session={session.clone()} field={address} />
            <Presets largest={engine.largest()} on_choose={preset} />
            <div class="hints below">
                <p id="about-it" class="hint">{ engine.about() }</p>
                if let Some(refusal) = refusal {
                    <p id="error" class="refusal" role="alert">{ refusal.in_words(engine) }</p>
                } else {
                    <p id="limits" class="hint">
                        { format!("From 2 to {} with {engine}. ", grouped(engine.largest())) }
                        { "You can also write 10^6 or 1e6." }
                        <span class="keys">{ " Esc stops the search." }</span>
                    </p>
                }
            </div>
        </form>
    }
}

fn option(engine: Engine, chosen: Engine) -> Html {
    html! { <option value={engine.id()} selected={engine == chosen}>{ engine.to_string() }</option> }
}

fn on_input(session: &Session) -> Callback<InputEvent> {
    let session = session.clone();
    Callback::from(move |event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            session.dispatch(Action::Type(field.value()));
        }
    })
}

fn choose(event: Event, session: &Session) {
    let select = event.target_dyn_into::<HtmlSelectElement>();
    if let Some(engine) = select.and_then(|select| Engine::from_id(&select.value())) {
        session.dispatch(Action::Choose(engine));
    }
}

/// What is refused is to be mended, so it gets the focus.
fn submit(event: SubmitEvent, (field, address, session): &(NodeRef, NodeRef, Session)) {
    event.prevent_default();
    if let Err(refusal) = session.find() {
        focus(if refusal.is_about_address() { address } else { field });
    }
}

/// Moves the focus to Find, as Stop is about to be disabled.
fn stop(_: MouseEvent, (find, session): &(NodeRef, Session)) {
    session.stop();
    focus(find);
}

fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        element.focus().ok();
    }
}

fn stop_at_escape(event: &Event, session: &Session) {
    let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
    if key.is_some_and(|key| key == "Escape") {
        session.stop();
    }
}
