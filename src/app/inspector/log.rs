//! The log of a worker.

use stylist::yew::styled_component;
use yew::prelude::*;

use crate::app::clock::time_of_day;
use crate::{Level, LogLine};

#[derive(PartialEq, Properties)]
pub(super) struct LogProps {
    pub(super) worker: AttrValue,
    pub(super) lines: Vec<LogLine>,
}

/// The last lines of the log. It stays at its end while lines come, unless it was scrolled up.
#[styled_component]
pub(super) fn Log(props: &LogProps) -> Html {
    // In a reversed column the browser itself keeps the end in view.
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

        li { display: flex; gap: 0.75rem; }
        time { flex: none; color: var(--muted); }
        .text { min-width: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
        .level { font-weight: 600; }
        .warning .level { color: var(--warn); }
        .error .level { color: var(--bad); }
        "#
    );
    html! {
        <div>
            <h3>{ "Log" }</h3>
            <div class={style} tabindex="0" role="log" aria-live="off" aria-label={format!("Log of {}", props.worker)}>
                <ol class="log">
                    if props.lines.is_empty() {
                        <li class="hint">{ "nothing yet" }</li>
                    }
                    { for props.lines.iter().map(line) }
                </ol>
            </div>
        </div>
    }
}

fn line(line: &LogLine) -> Html {
    let (class, level) = match line.level {
        Level::Info => ("info", None),
        Level::Warning => ("warning", Some("warning ")),
        Level::Error => ("error", Some("error ")),
    };
    html! {
        <li {class}>
            <time>{ time_of_day(line.time) }</time>
            <span class="text">
                if let Some(level) = level {
                    <span class="level">{ level }</span>
                }
                { &line.text }
            </span>
        </li>
    }
}
