//! The form that makes a call.

use stylist::yew::styled_component;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::arguments;
use super::example::{example, positional};
use super::fields::Fields;
use super::form::{Change, Form};
use super::options::Options;
use super::outcome::id;
use named_workers::Signature;

#[derive(PartialEq, Properties)]
pub(super) struct FormViewProps {
    pub(super) worker: AttrValue,
    pub(super) exports: Vec<Signature>,
    pub(super) form: Form,
    /// Whether the worker can be called now.
    pub(super) ready: bool,
    pub(super) on_change: Callback<Change>,
    pub(super) on_call: Callback<()>,
    pub(super) on_cancel: Callback<()>,
}

/// Takes the choice of an export, its arguments and its limits.
#[styled_component]
pub(super) fn FormView(props: &FormViewProps) -> Html {
    let call = use_node_ref();
    let Some(signature) = props.form.signature(&props.exports) else {
        return Html::default();
    };
    let running = props.form.running().is_some();
    let typed = props.form.arguments_of(&signature.name);
    let problem = props.form.refusal.clone().or_else(|| problem(&typed.text, signature));
    let on_cancel = {
        let (call, on_cancel) = (call.clone(), props.on_cancel.clone());
        move |_: MouseEvent| {
            on_cancel.emit(());
            // The button that had the focus goes away.
            call.cast::<HtmlElement>().map(|call| call.focus());
        }
    };
    let submit = {
        let (on_call, stays) = (props.on_call.clone(), !props.ready || running);
        move |event: SubmitEvent| {
            event.prevent_default();
            if !stays {
                on_call.emit(());
            }
        }
    };
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;

        input, select, textarea { margin-top: 0.25rem; font-family: var(--mono); font-size: 0.875rem; font-weight: 400; }
        .buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; }
        .problem { margin-top: 0.25rem; color: var(--muted); font-size: 0.8125rem; font-weight: 400; }
        button[aria-disabled="true"] {
            color: var(--muted); background: var(--sunken); border-color: var(--line); cursor: default;
        }
        "#
    );
    html! {
        <form class={style} onsubmit={submit}>
            <label>
                { "Function" }
                <select name="function" onchange={choose(&props.on_change)}>
                    { for props.exports.iter().map(|export| html! {
                        <option value={export.name.clone()} selected={export == signature}>{ &export.name }</option>
                    }) }
                </select>
            </label>
            if positional(signature).next().is_some() {
                <Fields
                    id={id(&props.worker)}
                    signature={signature.clone()}
                    arguments={typed.clone()}
                    on_edit={edit_field(&props.on_change, signature)}
                />
            }
            <label>
                { "Arguments (JSON array)" }
                <input
                    name="arguments"
                    value={typed.text}
                    oninput={edit(&props.on_change, signature)}
                    placeholder={example(signature)}
                    autocomplete="off"
                    spellcheck="false"
                    autocapitalize="off"
                    aria-invalid={props.form.refusal.is_some().then_some("true")}
                    aria-describedby={problem.is_some().then(|| id(&props.worker))}
                />
                if let (Some(problem), None) = (&problem, &props.form.refusal) {
                    <p id={id(&props.worker)} class="problem">{ problem }</p>
                }
            </label>
            <Options timeout={props.form.timeout.clone()} stream={props.form.stream} on_change={props.on_change.clone()} />
            <div class="buttons">
                <button class="primary" ref={call} aria-disabled={(!props.ready || running).then_some("true")}>
                    { "Call" }
                </button>
                if running {
                    <button type="button" onclick={on_cancel}>{ "Cancel" }</button>
                }
            </div>
        </form>
    }
}

/// What is wrong with the arguments as they are typed, if anything is typed.
fn problem(text: &str, signature: &Signature) -> Option<String> {
    if text.trim().is_empty() {
        return None;
    }
    match arguments::read(text, signature) {
        Ok(json) => signature.refuse(json.array_len().unwrap_or_default()),
        Err(reason) => Some(reason),
    }
}

fn choose(on_change: &Callback<Change>) -> Callback<Event> {
    on_change.reform(|event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        Change::Choose(select.map(|select| select.value()).unwrap_or_default())
    })
}

fn edit(on_change: &Callback<Change>, signature: &Signature) -> Callback<InputEvent> {
    let function = signature.name.clone();
    on_change.reform(move |event: InputEvent| {
        let field = event.target_dyn_into::<HtmlInputElement>();
        Change::Edit(function.clone(), field.map(|field| field.value()).unwrap_or_default())
    })
}

fn edit_field(on_change: &Callback<Change>, signature: &Signature) -> Callback<(usize, String)> {
    let signature = signature.clone();
    on_change.reform(move |(index, json)| Change::EditField(signature.clone(), index, json))
}
