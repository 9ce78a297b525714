//! The form for a new worker.

use stylist::yew::styled_component;
use web_sys::{FormData, HtmlFormElement, HtmlSelectElement};
use yew::prelude::*;

use super::creation::Fields;
use named_workers::WorkerType;

/// Shown until code is written.
const EXAMPLE: &str = "\
def greet(name):
    return f\"Hello, {name}!\"

__export__ = [\"greet\"]";

#[derive(PartialEq, Properties)]
pub(super) struct FormProps {
    /// Whether a worker is being created.
    pub(super) running: bool,
    pub(super) on_create: Callback<Fields>,
}

/// The fields of a declaration.
#[styled_component]
pub(super) fn Form(props: &FormProps) -> Html {
    let form = use_node_ref();
    let submit = use_callback((form.clone(), props.on_create.clone()), submit);
    let is_python = use_state_eq(|| false);
    let on_type = use_callback(is_python.setter(), |event: Event, is_python| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        is_python.set(select.is_some_and(|select| select.value() != WorkerType::Rs.as_str()));
    });
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: 2fr minmax(7rem, 1fr) 3fr 3fr auto;
        gap: 0.75rem;
        align-items: end;

        input, select, textarea { margin-top: 0.25rem; font-weight: 400; }
        .code { grid-column: 1 / -1; }

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
                <select name="type" onchange={on_type}>
                    { for WorkerType::ALL.into_iter().map(|worker_type| html! {
                        <option selected={worker_type == WorkerType::Rs}>{ worker_type.as_str() }</option>
                    }) }
                </select>
            </label>
            { field("src", "long", "Source", if *is_python { "./greeter.py" } else { "./greeter.js" }) }
            { field("config", "long", "Config (JSON or URL)", "none") }
            <button class="primary" disabled={props.running}>{ "Create" }</button>
            if *is_python {
                <label class="code">
                    { "or the code itself" }
                    <textarea name="source" rows="6" placeholder={EXAMPLE} spellcheck="false" autocapitalize="off" />
                </label>
            }
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
            source: text("source"),
            config: text("config"),
        });
    }
}
