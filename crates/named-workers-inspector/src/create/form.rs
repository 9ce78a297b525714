//! The form for a new worker.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::draft::{Change, Creating};
use super::editor::Editor;
use super::fields::fields;
use super::presets::Presets;
use super::share::Share;

/// Shown until code is written.
const EXAMPLE: &str = "\
def greet(name):
    return f\"Hello, {name}!\"

__export__ = [\"greet\"]";

#[derive(PartialEq, Properties)]
pub(super) struct FormProps {
    pub(super) creating: Creating,
    /// Whether a worker of this name was created here, and runs.
    pub(super) is_again: bool,
    /// Where links to drafts lead; without it there are none.
    pub(super) address: Option<AttrValue>,
    pub(super) on_change: Callback<Change>,
    /// Creates the worker; ends the one of this name first, if told so.
    pub(super) on_create: Callback<bool>,
}

/// The fields of a declaration, and drafts to start from.
#[styled_component]
pub(super) fn Form(props: &FormProps) -> Html {
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: 2fr minmax(7rem, 1fr) 3fr 3fr;
        gap: 0.75rem;
        align-items: end;

        input, select { margin-top: 0.25rem; font-weight: 400; }
        > .code, > .buttons, > div { grid-column: 1 / -1; }
        .code { min-width: 0; }
        .buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; }

        @media (max-width: 60rem) {
            grid-template-columns: repeat(2, minmax(0, 1fr));
            .long { grid-column: 1 / -1; }
        }
        "#
    );
    let Creating { draft, .. } = &props.creating;
    let running = props.creating.is_running();
    let onsubmit = {
        let on_create = props.on_create.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            if !running {
                on_create.emit(false);
            }
        }
    };
    html! {
        <form id="create" class={style} {onsubmit}>
            <Presets on_change={props.on_change.clone()} />
            { fields(draft, &props.on_change) }
            if draft.is_python() {
                <label class="code">
                    { "or the code itself" }
                    <Editor code={draft.source.clone()} placeholder={EXAMPLE} error_line={props.creating.error_line()}
                        on_edit={props.on_change.reform(Change::Source)} />
                </label>
            }
            <div class="buttons">
                <button class="primary" aria-disabled={running.then_some("true")}>{ "Create" }</button>
                if props.is_again {
                    <button type="button" onclick={props.on_create.reform(|_: MouseEvent| true)}>{ "Start again" }</button>
                }
                if let Some(address) = props.address.clone().filter(|_| !draft.name.trim().is_empty()) {
                    <Share draft={draft.clone()} {address} />
                }
            </div>
        </form>
    }
}
