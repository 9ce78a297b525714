//! The form for a new worker.

use stylist::yew::styled_component;
use web_sys::{FormData, HtmlFormElement};
use yew::prelude::*;

use super::creation::Fields;
use crate::WorkerType;

#[derive(PartialEq, Properties)]
pub(super) struct FormProps {
    /// Whether a worker is being made.
    pub(super) running: bool,
    pub(super) on_create: Callback<Fields>,
}

/// Takes what a declaration needs.
#[styled_component]
pub(super) fn Form(props: &FormProps) -> Html {
    let form = use_node_ref();
    let submit = use_callback((form.clone(), props.on_create.clone()), submit);
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: 2fr minmax(7rem, 1fr) 3fr 3fr auto;
        gap: 0.75rem;
        align-items: end;

        input, select { margin-top: 0.25rem; font-weight: 400; }

        @media (max-width: 60rem) {
            grid-template-columns: repeat(2, minmax(0, 1fr));
            .long, button { grid-column: 1 / -1; }
        }
        "#
    );
    html! {
        <form id="create" class={style} ref={form} onsubmit={submit}>
            { field("name", "short", "Name", "greeter") }
            <label>
                { "Type" }
                <select name="type">
                    { for WorkerType::ALL.into_iter().map(|worker_type| html! {
                        <option selected={worker_type == WorkerType::Rs}>{ worker_type.as_str() }</option>
                    }) }
                </select>
            </label>
            { field("src", "long", "Source", "./greeter.js") }
            { field("config", "long", "Config, JSON or URL", "none") }
            <button class="primary" disabled={props.running}>{ "Create" }</button>
        </form>
    }
}

fn field(
    name: &'static str,
    class: &'static str,
    label: &'static str,
    placeholder: &'static str,
) -> Html {
    html! {
        <label {class}>
            { label }
            <input {name} {placeholder} autocomplete="off" spellcheck="false" autocapitalize="off" />
        </label>
    }
}

fn submit(event: SubmitEvent, (form, on_create): &(NodeRef, Callback<Fields>)) {
    event.prevent_default();
    let form = form.cast::<HtmlFormElement>();
    let data = form.and_then(|form| FormData::new_with_form(&form).ok());
    if let Some(data) = data {
        let text = |name| data.get(name).as_string().unwrap_or_default();
        on_create.emit(Fields {
            name: text("name"),
            worker_type: text("type"),
            src: text("src"),
            config: text("config"),
        });
    }
}
