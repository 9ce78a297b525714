//! The fields of a draft.

use yew::prelude::*;

use super::draft::{Change, Draft, worker_type};
use crate::call::value;
use named_workers::WorkerType;

/// The name, the type, the URL and the config.
pub(super) fn fields(draft: &Draft, on_change: &Callback<Change>) -> Html {
    let python = draft.is_python();
    let example = match draft.worker_type {
        WorkerType::Rs => "./greeter.js",
        WorkerType::Py | WorkerType::Mpy => "./greeter.py",
        WorkerType::Remote => "https://compute.example/greeter",
    };
    let to_type = on_change.reform(|event: InputEvent| {
        let name = event.target().map(|target| value(&target)).unwrap_or_default();
        Change::Type(worker_type(&name).unwrap_or(WorkerType::Rs))
    });
    html! {
        <>
            { field("name", "short", "Name", "greeter", &draft.name, on_change.reform(Change::Name)) }
            <label>
                { "Type" }
                <select name="type" oninput={to_type}>
                    { for WorkerType::ALL.into_iter().map(|it| html! {
                        <option value={it.as_str()} selected={it == draft.worker_type}>{ it.as_str() }</option>
                    }) }
                </select>
            </label>
            { field("src", "long", if python { "Source (URL)" } else { "Source" }, example, &draft.src, on_change.reform(Change::Src)) }
            { field("config", "long", "Config (JSON or URL)", "none", &draft.config, on_change.reform(Change::Config)) }
        </>
    }
}

fn field(
    name: &'static str,
    class: &'static str,
    label: &'static str,
    placeholder: &'static str,
    text: &str,
    on_edit: Callback<String>,
) -> Html {
    let oninput =
        on_edit.reform(|event: InputEvent| event.target().map(|it| value(&it)).unwrap_or_default());
    html! {
        <label {class}>
            { label }
            <input {name} {placeholder} value={text.to_owned()} {oninput} autocomplete="off" spellcheck="false"
                autocapitalize="off" />
        </label>
    }
}
