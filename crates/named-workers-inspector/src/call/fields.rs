//! A field for each argument, by its type.

use stylist::yew::styled_component;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::arguments::Arguments;
use super::example::{self, positional};
use super::kind::Kind;
use named_workers::{Parameter, Signature};

#[derive(PartialEq, Properties)]
pub(super) struct FieldsProps {
    pub(super) id: AttrValue,
    pub(super) signature: Signature,
    pub(super) arguments: Arguments,
    /// Is called with the place of an argument, and its JSON.
    pub(super) on_edit: Callback<(usize, String)>,
}

/// The fields, each with what is wrong with it.
#[styled_component]
pub(super) fn Fields(props: &FieldsProps) -> Html {
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr));
        gap: 0.75rem;
        align-items: start;

        .type { color: var(--muted); font: 400 0.8125rem var(--mono); overflow-wrap: anywhere; }
        .complaint { margin-top: 0.25rem; color: var(--bad); font-size: 0.8125rem; font-weight: 400; }
        textarea { min-height: 2.5rem; field-sizing: content; }
        "#
    );
    let fields = positional(&props.signature).enumerate();
    html! {
        <div class={style}>
            { for fields.map(|(index, parameter)| field(props, index, parameter)) }
        </div>
    }
}

fn field(props: &FieldsProps, index: usize, parameter: &Parameter) -> Html {
    let json = props.arguments.field(index);
    let kind = Kind::of(parameter.type_name.as_deref());
    let complaint = Some(json).filter(|json| !json.trim().is_empty());
    let complaint = complaint.and_then(|json| kind.complaint(json));
    let id = format!("{}-{index}", props.id);
    let is_optional = parameter.default.is_some();
    let on_edit = props.on_edit.clone();
    let is_text = kind == Kind::Text;
    let oninput = Callback::from(move |event: InputEvent| {
        let text = event.target().map(|target| value(&target)).unwrap_or_default();
        let json = if is_text { quoted(text, is_optional) } else { text };
        on_edit.emit((index, json));
    });
    let described = complaint.is_some().then(|| format!("{id}-complaint"));
    let invalid = complaint.is_some().then_some("true");
    let shown = if is_text { unquoted(json) } else { json.to_owned() };
    let placeholder = parameter.default.clone().unwrap_or_else(|| example::value(parameter));
    html! {
        <label key={index}>
            { &parameter.name }
            if let Some(type_name) = &parameter.type_name {
                { " " }<span class="type">{ type_name }</span>
            }
            { match kind {
                Kind::Bool => html! {
                    <select {oninput}>
                        { for ["", "true", "false"].map(|it| html! { <option value={it} selected={it == shown}>{ it }</option> }) }
                    </select>
                },
                Kind::Open | Kind::List(_) | Kind::Optional(_) => html! {
                    <textarea class="mono" rows="1" value={shown} {placeholder} {oninput} spellcheck="false"
                        autocapitalize="off" aria-invalid={invalid} aria-describedby={described} />
                },
                Kind::Integer(..) | Kind::Float | Kind::Text => html! {
                    <input class="mono" value={shown} {placeholder} {oninput} spellcheck="false" autocomplete="off"
                        autocapitalize="off" inputmode={(kind != Kind::Text).then_some("decimal")}
                        aria-invalid={invalid} aria-describedby={described} />
                },
            } }
            if let Some(complaint) = complaint {
                <p id={format!("{id}-complaint")} class="complaint">{ complaint }</p>
            }
        </label>
    }
}

/// The value of a field, whatever its element.
pub(crate) fn value(target: &web_sys::EventTarget) -> String {
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return input.value();
    }
    if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        return area.value();
    }
    target.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value).unwrap_or_default()
}

/// Text as JSON. An empty field leaves out an argument that may be left out.
fn quoted(text: String, is_optional: bool) -> String {
    match text.as_str() {
        "" if is_optional => text,
        _ => serde_json::to_string(&text).unwrap_or_default(),
    }
}

fn unquoted(json: &str) -> String {
    serde_json::from_str(json).unwrap_or_else(|_| json.to_owned())
}
