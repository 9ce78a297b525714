//! The log of one worker, or of all.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::controls::Controls;
use super::lines::{entries, rows};
use super::show::show;
use super::view::LogView;
use crate::session::Dispatch;
use crate::watch::Snapshot;
use named_workers_ui::elements::Panel;
use named_workers_ui::format::counted;
use named_workers_ui::hooks::use_rows;

#[derive(PartialEq, Properties)]
pub(crate) struct LogSectionProps {
    pub(crate) snapshot: Snapshot,
    /// Whether lines may still come.
    pub(crate) is_live: bool,
    pub(crate) view: LogView,
    pub(crate) dispatch: Dispatch,
}

/// The lines, filtered, with what can be done with them.
#[styled_component]
pub(crate) fn LogSection(props: &LogSectionProps) -> Html {
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;

        .rows { height: max(16rem, 60vh); }
        "#
    );
    let workers = props.snapshot.workers.iter().map(|worker| worker.name.clone().into());
    let entries = match &props.view.paused {
        Some(paused) => Rc::clone(paused),
        None => Rc::new(entries(&props.snapshot.workers, &props.view)),
    };
    let rows = rows(entries.iter().map(|entry| (&*entry.worker, &entry.line)));
    let window = use_rows(rows.len());
    let is_one = props.view.worker.is_some();
    let shown =
        window.range.clone().filter_map(|index| Some(show(rows.get(index)?, index, !is_one)));
    let list = match rows.is_empty() {
        true => html! { <p class="hint">{ "No line is like that." }</p> },
        false => html! { <ol>{ for shown }</ol> },
    };
    html! {
        <Panel label="Log">
            <div class={style}>
                <Controls
                    workers={workers.collect::<Vec<AttrValue>>()}
                    view={props.view.clone()}
                    is_live={props.is_live}
                    entries={Rc::clone(&entries)}
                    dispatch={props.dispatch.clone()}
                />
                { window.show("log", "Log".into(), list) }
                <p class="hint">{ counted(entries.len(), "line") }</p>
            </div>
        </Panel>
    }
}
