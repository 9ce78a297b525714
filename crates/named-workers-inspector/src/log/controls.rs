//! What stands above the log.

use std::rc::Rc;

use stylist::yew::styled_component;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::lines::text;
use super::view::{Change, Entry, Least, LogView};
use crate::call::value;
use crate::session::{Action, Dispatch};
use named_workers_ui::clock::{time_of_day, unix};
use named_workers_ui::hooks::copy;

#[derive(PartialEq, Properties)]
pub(super) struct ControlsProps {
    pub(super) workers: Vec<AttrValue>,
    pub(super) view: LogView,
    pub(super) is_live: bool,
    /// What is shown.
    pub(super) entries: Rc<Vec<Entry>>,
    pub(super) dispatch: Dispatch,
}

/// Whose lines are shown, which of them; Pause, Clear and Copy.
#[styled_component]
pub(super) fn Controls(props: &ControlsProps) -> Html {
    let said = use_state_eq(|| None::<&'static str>);
    let style = css!(
        r#"
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 0.5rem 0.75rem;

        label { flex: 1 1 9rem; min-width: 0; }
        input, select { margin-top: 0.25rem; font-weight: 400; }
        .buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; }
        "#
    );
    let view = &props.view;
    let change = |make: fn(String) -> Change| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target().map(|target| value(&target)).unwrap_or_default();
            dispatch.dispatch(Action::Log(make(text)));
        })
    };
    let to = |make: Box<dyn Fn() -> Change>| {
        let dispatch = props.dispatch.clone();
        move |_: MouseEvent| dispatch.dispatch(Action::Log(make()))
    };
    let is_paused = view.paused.is_some();
    let kept = (!is_paused).then(|| Rc::clone(&props.entries));
    let on_copy = {
        let (entries, said) = (Rc::clone(&props.entries), said.setter());
        move |_: MouseEvent| {
            let (text, said) = (text(&entries, time_of_day), said.clone());
            spawn_local(async move {
                said.set(Some(if copy(&text).await {
                    "Copied."
                } else {
                    "The browser does not allow copying here."
                }));
            });
        }
    };
    html! {
        <div class={style}>
            <label>
                { "Worker" }
                <select name="worker" oninput={change(|name| Change::Worker(Some(name).filter(|name| !name.is_empty())))}>
                    <option value="" selected={view.worker.is_none()}>{ "all" }</option>
                    { for props.workers.iter().map(|name| html! {
                        <option value={name} selected={view.worker.as_deref() == Some(&**name)}>{ name }</option>
                    }) }
                </select>
            </label>
            <label>
                { "Level" }
                <select name="level" oninput={change(level)}>
                    { for Least::ALL.map(|least| html! {
                        <option value={least.name()} selected={view.level == least}>{ least.name() }</option>
                    }) }
                </select>
            </label>
            <label>
                { "Text" }
                <input type="search" name="text" value={view.text.clone()} oninput={change(Change::Text)} autocomplete="off" />
            </label>
            <div class="buttons">
                if props.is_live {
                    <button aria-pressed={is_paused.to_string()} onclick={to(Box::new(move || Change::Pause(kept.clone())))}>
                        { "Pause" }
                    </button>
                    <button onclick={to(Box::new(|| Change::Clear(unix())))}>{ "Clear" }</button>
                }
                <button onclick={on_copy}>{ "Copy" }</button>
                <span class="hint" role="status">{ *said }</span>
            </div>
        </div>
    }
}

fn level(name: String) -> Change {
    let level = Least::ALL.into_iter().find(|least| least.name() == name);
    Change::Level(level.unwrap_or_default())
}
