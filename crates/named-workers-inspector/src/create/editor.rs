//! A small editor for Python: line numbers, colours, Tab.

use stylist::yew::styled_component;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::highlight::{Part, parts};

#[derive(PartialEq, Properties)]
pub(crate) struct EditorProps {
    pub(crate) code: String,
    pub(crate) placeholder: AttrValue,
    /// The line that an error is about, from 1.
    pub(crate) error_line: Option<usize>,
    pub(crate) on_edit: Callback<String>,
}

/// A field whose text is transparent, over the same text in colours. Tab indents; after Escape it leaves the field.
#[styled_component]
pub(crate) fn Editor(props: &EditorProps) -> Html {
    let leaves = use_mut_ref(|| false);
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        margin-top: 0.25rem;
        max-height: 28rem;
        overflow: auto;
        border: 1px solid var(--edge);
        border-radius: 8px;
        background: var(--surface);
        font: 400 0.875rem/1.5 var(--mono);

        &:focus-within { outline: 2px solid var(--accent); outline-offset: 2px; }
        .numbers {
            padding: 0.5rem 0.5rem 0.5rem 0.75rem;
            color: var(--muted);
            background: var(--sunken);
            text-align: right;
            user-select: none;
        }
        .numbers .wrong { margin: 0 -0.5rem; padding: 0 0.5rem; color: var(--bad); background: var(--bad-soft); font-weight: 700; }
        .area { position: relative; min-height: 9rem; overflow-x: auto; }
        .area pre, .area textarea {
            margin: 0;
            padding: 0.5rem 0.75rem;
            border: 0;
            font: inherit;
            white-space: pre;
            overflow-wrap: normal;
            tab-size: 4;
        }
        .area pre { min-height: 100%; width: max-content; min-width: 100%; pointer-events: none; }
        .area textarea {
            position: absolute;
            inset: 0;
            width: 100%;
            min-height: 100%;
            background: none;
            color: transparent;
            caret-color: var(--ink);
            outline: none;
            resize: none;
            overflow: hidden;
        }
        .comment { color: var(--muted); }
        .text { color: var(--accent); }
        .number { color: var(--warn); }
        .keyword { color: var(--busy); font-weight: 600; }
        "#
    );
    let oninput = props.on_edit.reform(|event: InputEvent| {
        let field = event.target_dyn_into::<HtmlTextAreaElement>();
        field.map(|field| field.value()).unwrap_or_default()
    });
    let onkeydown = {
        let on_edit = props.on_edit.clone();
        move |event: KeyboardEvent| {
            let is_tab = event.key() == "Tab" && !event.shift_key() && !*leaves.borrow();
            *leaves.borrow_mut() = event.key() == "Escape";
            let field = event.target_dyn_into::<HtmlTextAreaElement>().filter(|_| is_tab);
            if let Some(text) = field.and_then(|field| indent(&field)) {
                event.prevent_default();
                on_edit.emit(text);
            }
        }
    };
    let lines = props.code.matches('\n').count() + 1;
    html! {
        <div class={style}>
            <div class="numbers" aria-hidden="true">
                { for (1..=lines).map(|line| html! {
                    <div class={(Some(line) == props.error_line).then_some("wrong")}>{ line }</div>
                }) }
            </div>
            <div class="area">
                <pre aria-hidden="true">{ for parts(&props.code).into_iter().map(coloured) }{ "\n" }</pre>
                <textarea name="source" value={props.code.clone()} placeholder={props.placeholder.clone()}
                    spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off" {oninput} {onkeydown}
                    aria-invalid={props.error_line.is_some().then_some("true")} />
            </div>
        </div>
    }
}

fn coloured((part, text): (Part, &str)) -> Html {
    let class = match part {
        Part::Plain => return html! { { text } },
        Part::Comment => "comment",
        Part::Text => "text",
        Part::Number => "number",
        Part::Keyword => "keyword",
    };
    html! { <span {class}>{ text }</span> }
}

/// Puts four spaces where the cursor is; returns the new text.
fn indent(field: &HtmlTextAreaElement) -> Option<String> {
    let start = field.selection_start().ok()??;
    let end = field.selection_end().ok()??;
    field.set_range_text_with_start_and_end("    ", start, end).ok()?;
    field.set_selection_range(start + 4, start + 4).ok()?;
    Some(field.value())
}
