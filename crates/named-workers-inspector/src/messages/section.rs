//! The recorded messages, as a list.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use crate::call::value;
use crate::record::{RecordBar, Recording, use_recording};
use crate::session::{Action, Dispatch};
use named_workers::{Direction, Message};
use named_workers_ui::elements::Panel;
use named_workers_ui::format::{counted, size};
use named_workers_ui::hooks::use_rows;

#[derive(PartialEq, Properties)]
pub(crate) struct MessagesSectionProps {
    /// What is found in each message that is shown.
    pub(crate) text: String,
    pub(crate) is_on: bool,
    /// What is shown instead of the page's own recording.
    pub(crate) saved: Option<Rc<Recording>>,
    pub(crate) dispatch: Dispatch,
}

/// The buttons of the recording, a filter, and a row for each message.
#[styled_component]
pub(crate) fn MessagesSection(props: &MessagesSectionProps) -> Html {
    let recording = use_recording(props.saved.clone());
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;

        label { max-width: 22rem; }
        input { margin-top: 0.25rem; font-weight: 400; }
        .rows { height: max(16rem, 55vh); }
        .to-page { color: var(--accent); }
        .to-worker { color: var(--busy); }
        "#
    );
    let wanted = props.text.to_lowercase();
    let shown: Vec<&Rc<Message>> =
        recording.messages.iter().filter(|message| matches(message, &wanted)).collect();
    let window = use_rows(shown.len());
    let rows = window.range.clone().filter_map(|index| Some(row(shown.get(index)?, index)));
    let list = match shown.is_empty() {
        true => html! { <p class="hint">{ "No message is like that." }</p> },
        false => html! { <ol>{ for rows }</ol> },
    };
    let oninput = {
        let dispatch = props.dispatch.clone();
        move |event: InputEvent| {
            let text = event.target().map(|target| value(&target)).unwrap_or_default();
            dispatch.dispatch(Action::Messages(text));
        }
    };
    let bytes = shown.iter().map(|message| message.size as u64).sum();
    html! {
        <Panel label="Messages">
            <div class={style}>
                <RecordBar recording={Rc::clone(&recording)} is_on={props.is_on} dispatch={props.dispatch.clone()} />
                if recording.messages.is_empty() {
                    <p class="hint">{ nothing(&recording, props.is_on) }</p>
                } else {
                    <label>
                        { "Filter" }
                        <input type="search" placeholder="worker or message" value={props.text.clone()} {oninput} autocomplete="off" />
                    </label>
                    { window.show("group", "Recorded messages".into(), list) }
                    <p class="hint">{ format!("{}, {}", counted(shown.len(), "message"), size(bytes)) }</p>
                }
            </div>
        </Panel>
    }
}

fn nothing(recording: &Recording, is_on: bool) -> &'static str {
    match is_on {
        _ if recording.saved.is_some() => "Nothing was recorded in this session.",
        true => "No message yet.",
        false => {
            "Nothing is recorded. Choose Record: each message appears here with its direction, size and time."
        }
    }
}

fn matches(message: &Message, wanted: &str) -> bool {
    let text = format!("{} {}", message.worker, message.name).to_lowercase();
    wanted.split_whitespace().all(|word| text.contains(word))
}

fn row(message: &Message, key: usize) -> Html {
    let (class, direction) = match message.direction {
        Direction::ToWorker => ("to-worker", "page → worker"),
        Direction::ToPage => ("to-page", "worker → page"),
    };
    let call = message.call.map(|call| format!("call {call}")).unwrap_or_default();
    let time = format!("{:>12.3}", message.time / 1_000.0);
    html! {
        <li {key}>
            <time>{ time }</time>{ " s  " }<span {class}>{ direction }</span>
            { format!("  {}  {}  {call}  {}", message.worker, message.name, size(message.size as u64)) }
        </li>
    }
}
