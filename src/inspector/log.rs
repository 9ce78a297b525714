//! A worker's log.

use stylist::yew::styled_component;
use yew::prelude::*;

use crate::clock::time_of_day;
use named_workers::{Level, LogLine};

/// How many lines are shown: few enough to redraw in every frame while a worker is busy.
const SHOWN: usize = 200;

#[derive(PartialEq, Properties)]
pub(super) struct LogProps {
    pub(super) worker: AttrValue,
    pub(super) lines: Vec<LogLine>,
}

/// The last lines of the log. It stays scrolled to the end as lines come in, unless scrolled up.
#[styled_component]
pub(super) fn Log(props: &LogProps) -> Html {
    // In a reversed column, the browser itself keeps the end in view.
    let style = css!(
        r#"
        display: flex;
        flex-direction: column-reverse;
        max-height: 12rem;
        margin-top: 0.375rem;
        overflow: auto;
        padding: 0.5rem 0.75rem;
        border-radius: 8px;
        background: var(--sunken);
        font: 0.8125rem/1.6 var(--mono);

        li { padding-left: 14ch; text-indent: -14ch; white-space: pre-wrap; overflow-wrap: anywhere; }
        time { color: var(--muted); }
        .warning { color: var(--warn); font-weight: 600; }
        .error { color: var(--bad); font-weight: 600; }
        "#
    );
    let shown = &props.lines[props.lines.len().saturating_sub(SHOWN)..];
    html! {
        <div>
            <h3>{ heading(props.lines.len()) }</h3>
            <div class={style} tabindex="0" role="log" aria-live="off" aria-label={format!("Log of {}", props.worker)}>
                <ol class="log">
                    if props.lines.is_empty() {
                        <li class="hint">{ "nothing yet" }</li>
                    }
                    { for shown.iter().map(line) }
                </ol>
            </div>
        </div>
    }
}

fn heading(lines: usize) -> String {
    match lines {
        ..=SHOWN => "Log".into(),
        _ => format!("Log, last {SHOWN} lines"),
    }
}

fn line(line: &LogLine) -> Html {
    let level = match line.level {
        Level::Info => Html::default(),
        Level::Warning => html! { <span class="warning">{ "warning " }</span> },
        Level::Error => html! { <span class="error">{ "error " }</span> },
    };
    html! {
        <li><time>{ time_of_day(line.time) }</time>{ "  " }{ level }{ &*line.text }</li>
    }
}
