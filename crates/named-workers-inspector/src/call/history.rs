//! The calls that were made by hand, to be made again, edited, or copied as code.

use std::rc::Rc;

use stylist::yew::styled_component;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::attempt::Phase;
use super::form::{Change, Form, Run};
use super::snippet::{Language, snippet};
use named_workers::Signature;
use named_workers_ui::clock::time_of_day;
use named_workers_ui::format::span;
use named_workers_ui::hooks::copy;

#[derive(PartialEq, Properties)]
pub(super) struct HistoryProps {
    pub(super) worker: AttrValue,
    pub(super) exports: Vec<Signature>,
    pub(super) form: Rc<Form>,
    pub(super) on_change: Callback<Change>,
    pub(super) on_again: Callback<Run>,
}

/// The newest call as code, and the list of all, newest first.
#[styled_component]
pub(super) fn History(props: &HistoryProps) -> Html {
    let copied = use_state_eq(|| None::<AttrValue>);
    let Some(last) = props.form.runs.back() else {
        return Html::default();
    };
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;
        font-size: 0.875rem;

        .copies { display: flex; flex-wrap: wrap; align-items: center; gap: 0.375rem 0.5rem; color: var(--muted); }
        summary { width: fit-content; color: var(--muted); cursor: pointer; }
        ol { display: grid; gap: 0.375rem; margin-top: 0.5rem; max-height: 14rem; overflow: auto; }
        li { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.5rem; }
        li code { flex: 1 1 8rem; min-width: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
        time, .how { color: var(--muted); font-variant-numeric: tabular-nums; }
        "#
    );
    let signature = props.exports.iter().find(|export| export.name == last.function);
    html! {
        <div class={style}>
            if let Some(signature) = signature {
                <div class="copies">
                    <span>{ "Copy as" }</span>
                    { for Language::ALL.map(|language| {
                        let text = snippet(language, &props.worker, signature, &last.arguments);
                        html! { <button type="button" class="small" aria-label={format!("Copy as {}", language.name())}
                            onclick={copier(language, text, copied.setter())}>{ language.name() }</button> }
                    }) }
                    <span role="status">{ (*copied).clone() }</span>
                </div>
            }
            <details>
                <summary>{ format!("Calls made here ({})", props.form.runs.len()) }</summary>
                <ol tabindex="0" aria-label="Calls made here">
                    { for props.form.runs.iter().rev().map(|run| entry(props, run)) }
                </ol>
            </details>
        </div>
    }
}

fn copier(
    language: Language,
    text: String,
    copied: UseStateSetter<Option<AttrValue>>,
) -> Callback<MouseEvent> {
    Callback::from(move |_| {
        let (text, copied) = (text.clone(), copied.clone());
        spawn_local(async move {
            copied.set(Some(match copy(&text).await {
                true => format!("{} is copied.", language.name()).into(),
                false => "The browser does not allow copying here.".into(),
            }));
        });
    })
}

fn entry(props: &HistoryProps, run: &Run) -> Html {
    let again = props.on_again.reform({
        let run = run.clone();
        move |_: MouseEvent| run.clone()
    });
    let edit = {
        let (on_change, run) = (props.on_change.clone(), run.clone());
        move |_: MouseEvent| {
            on_change.emit(Change::Choose(run.function.clone()));
            on_change.emit(Change::Edit(run.function.clone(), run.arguments.clone()));
        }
    };
    let call = format!("{} {}", run.function, run.arguments);
    html! {
        <li key={run.id}>
            <time>{ time_of_day(run.started) }</time>
            <code title={call.clone()}>{ call }</code>
            <span class="how">{ how(&run.attempt.phase) }</span>
            <button type="button" class="small" onclick={again}>{ "Call again" }</button>
            <button type="button" class="small" onclick={edit}>{ "Edit" }</button>
        </li>
    }
}

fn how(phase: &Phase) -> String {
    match phase {
        Phase::Running(_) => "running".into(),
        Phase::Returned(_, milliseconds) => span(*milliseconds),
        Phase::Failed(error, _) => error.kind().into(),
        Phase::Cancelled => "cancelled".into(),
    }
}
