//! The editor, and the buttons below it.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::output::Output;
use super::playing::WORKER;
use crate::call::value;
use crate::create::{Change, Editor, Presets, Share, start, use_linked_draft};
use crate::session::{Action, use_session};
use crate::watch::use_snapshot;
use named_workers::WorkerType;
use named_workers_ui::elements::Panel;

/// How a [`Playground`] is shown.
#[derive(Debug, PartialEq, Properties)]
pub struct PlaygroundProps {
    /// The fragment of the address that shows the playground, such as `#/playground`: links to code lead to it.
    pub address: AttrValue,
}

/// The interpreters, each with what it is called.
const TYPES: [(WorkerType, &str); 2] =
    [(WorkerType::Mpy, "MicroPython"), (WorkerType::Py, "Python (Pyodide)")];

/// Python to run in a worker, and what becomes of it. It needs the theme of `named-workers-ui`, and remembers the code in
/// an [`InspectorSession`](crate::InspectorSession).
#[styled_component]
pub fn Playground(props: &PlaygroundProps) -> Html {
    let (session, snapshot) = (use_session(), use_snapshot());
    let playing = Rc::clone(&session.playground);
    let on_change = {
        let dispatch = session.dispatcher();
        Callback::from(move |change| dispatch.dispatch(Action::Play(change)))
    };
    use_linked_draft(Some(props.address.clone()), on_change.clone());
    let (draft, creating) = (playing.draft(), playing.creating());
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.5rem;

        form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.75rem; }
        .fields { display: grid; grid-template-columns: minmax(10rem, 1fr) 3fr; gap: 0.75rem; }
        .fields > * > :is(input, select) { margin-top: 0.25rem; font-weight: 400; }
        .buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; }

        @media (max-width: 40rem) { .fields { grid-template-columns: minmax(0, 1fr); } }
        "#
    );
    let onsubmit = {
        let (playing, on_change) = (Rc::clone(&playing), on_change.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            start(playing.draft(), true, on_change.clone());
        }
    };
    let to_type = on_change.reform(|event: InputEvent| {
        let name = event.target().map(|target| value(&target)).unwrap_or_default();
        Change::Type(name.parse().unwrap_or(WorkerType::Py))
    });
    let to_config = on_change.reform(|event: InputEvent| {
        Change::Config(event.target().map(|target| value(&target)).unwrap_or_default())
    });
    let worker = snapshot.workers.iter().find(|worker| worker.name == WORKER);
    html! {
        <div class={style}>
            <Panel label="Code">
                <form {onsubmit}>
                    if creating.is_foreign {
                        <p role="status">{ "This code came with a link. Read it first: nothing runs until you choose Run." }</p>
                    }
                    <Presets on_change={on_change.clone()} />
                    <div class="fields">
                        <label>
                            { "Interpreter" }
                            <select name="type" oninput={to_type}>
                                { for TYPES.map(|(it, title)| html! {
                                    <option value={it.as_str()} selected={it == draft.worker_type}>{ title }</option>
                                }) }
                            </select>
                        </label>
                        <label>
                            { "Config (JSON or URL)" }
                            <input name="config" placeholder={r#"{"packages": ["numpy"]}"#} value={draft.config.clone()}
                                oninput={to_config} autocomplete="off" spellcheck="false" autocapitalize="off" />
                        </label>
                    </div>
                    <label>
                        { "Code" }
                        <Editor code={draft.source.clone()} placeholder="" error_line={creating.error_line()}
                            on_edit={on_change.reform(Change::Source)} />
                    </label>
                    <div class="buttons">
                        <button class="primary">{ "Run" }</button>
                        <Share draft={draft.clone()} address={props.address.clone()} />
                    </div>
                </form>
            </Panel>
            if let Some(worker) = worker {
                <Output worker={Rc::clone(worker)} form={session.forms.get(WORKER).cloned().unwrap_or_default()}
                    dispatch={session.dispatcher()} />
            }
        </div>
    }
}
