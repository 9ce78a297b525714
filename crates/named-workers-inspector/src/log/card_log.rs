//! A worker's log.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::lines::rows;
use super::show::show;
use super::view::Change;
use crate::session::{Action, Dispatch, View};
use named_workers::LogLine;
use named_workers_ui::hooks::use_rows;

#[derive(PartialEq, Properties)]
pub(crate) struct CardLogProps {
    pub(crate) worker: AttrValue,
    pub(crate) lines: Vec<LogLine>,
    /// To where the log can be searched, if there is such a view.
    #[prop_or_default]
    pub(crate) dispatch: Option<Dispatch>,
}

/// The log. It stays scrolled to the end as lines come in, unless scrolled up.
#[styled_component]
pub(crate) fn CardLog(props: &CardLogProps) -> Html {
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.375rem;

        .title { display: flex; align-items: center; justify-content: space-between; gap: 0.75rem; }
        .rows { max-height: 11rem; }
        "#
    );
    let open = props.dispatch.clone().map(|dispatch| {
        let worker = props.worker.to_string();
        move |_: MouseEvent| {
            dispatch.dispatch(Action::Log(Change::Worker(Some(worker.clone()))));
            dispatch.dispatch(Action::Show(View::Log));
        }
    });
    let rows = rows(props.lines.iter().map(|line| ("", line)));
    let window = use_rows(rows.len());
    let shown = window.range.clone().filter_map(|index| Some(show(rows.get(index)?, index, false)));
    let list = html! { <ol class="log">{ for shown }</ol> };
    html! {
        <div class={style}>
            <div class="title">
                <h3>{ "Log" }</h3>
                if let Some(open) = open {
                    <button class="small" aria-label={format!("Search the log of {}", props.worker)} onclick={open}>
                        { "Search" }
                    </button>
                }
            </div>
            { window.show("log", format!("Log of {}", props.worker), list) }
        </div>
    }
}
