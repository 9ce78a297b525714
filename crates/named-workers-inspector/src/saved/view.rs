//! A saved session, to be looked at.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::session_file::{Saved, SavedLine, SavedMessage};
use super::workers::SavedWorkers;
use crate::session::{Action, Dispatch};
use crate::timeline::{Picture, Timeline};
use named_workers_ui::clock::{date, time_of_day};
use named_workers_ui::elements::Panel;
use named_workers_ui::format::{counted, size};
use named_workers_ui::hooks::use_rows;

#[derive(PartialEq, Properties)]
pub(crate) struct SavedViewProps {
    pub(crate) saved: Rc<Saved>,
    pub(crate) dispatch: Dispatch,
}

/// Its workers, log, calls and messages.
#[styled_component]
pub(crate) fn SavedView(props: &SavedViewProps) -> Html {
    let timeline = use_state_eq(Timeline::default);
    let saved = &props.saved;
    let (lines, messages) = (use_rows(saved.log.len()), use_rows(saved.messages.len()));
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;

        .head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem; }
        .rows { max-height: 16rem; }
        "#
    );
    let close = {
        let dispatch = props.dispatch.clone();
        move |_: MouseEvent| dispatch.dispatch(Action::Open(None))
    };
    let on_change = {
        let timeline = timeline.clone();
        Callback::from(move |change| {
            let mut next = (*timeline).clone();
            next.apply(change);
            timeline.set(next);
        })
    };
    let shown = lines.range.clone().filter_map(|index| Some(line(saved.log.get(index)?, index)));
    let log = html! { <ol>{ for shown }</ol> };
    let shown =
        messages.range.clone().filter_map(|index| Some(message(saved.messages.get(index)?, index)));
    let sent = html! { <ol>{ for shown }</ol> };
    html! {
        <Panel label="Saved session">
            <div class={style}>
                <div class="head">
                    <h2>{ format!("A session saved on {}", date(saved.time)) }</h2>
                    <button onclick={close}>{ "Close session" }</button>
                </div>
                <SavedWorkers workers={saved.workers.clone()} />
                if !saved.calls.is_empty() {
                    <h3>{ counted(saved.calls.len(), "call") }</h3>
                    <Picture calls={Rc::clone(&saved.calls)} timeline={(*timeline).clone()} {on_change} />
                }
                if !saved.log.is_empty() {
                    <h3>{ counted(saved.log.len(), "line") }</h3>
                    { lines.show("log", "Log of the session".into(), log) }
                }
                if !saved.messages.is_empty() {
                    <h3>{ counted(saved.messages.len(), "message") }</h3>
                    { messages.show("group", "Messages of the session".into(), sent) }
                }
            </div>
        </Panel>
    }
}

fn line(line: &SavedLine, key: usize) -> Html {
    let text = line.text.replace('\n', " ⏎ ");
    html! { <li {key}><time>{ time_of_day(line.time) }</time>{ format!("  {}  {text}", line.worker) }</li> }
}

fn message(message: &SavedMessage, key: usize) -> Html {
    let direction = if message.to_page { "worker → page" } else { "page → worker" };
    let SavedMessage { worker, name, .. } = message;
    let call = message.call.map(|call| format!("call {call}")).unwrap_or_default();
    let time = format!("{:>12.3} s", message.time / 1_000.0);
    html! { <li {key}><time>{ time }</time>{ format!("  {direction}  {worker}  {name}  {call}  {}", size(message.size)) }</li> }
}
