//! The result of a search, in a few numbers.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::search::Found as Primes;
use named_workers_ui::format::{grouped, rounded, span};

#[derive(PartialEq, Properties)]
pub(super) struct FoundProps {
    pub(super) found: Rc<Primes>,
}

/// How many primes there are, and how long the search took.
#[styled_component]
pub(super) fn Found(props: &FoundProps) -> Html {
    let found = &props.found;
    let style = css!(
        r#"
        .count {
            font-size: clamp(2.5rem, 1.5rem + 5vw, 4.5rem);
            font-weight: 700;
            line-height: 1.1;
            letter-spacing: -0.035em;
            font-variant-numeric: tabular-nums;
        }
        .caption { color: var(--muted); font-variant-numeric: tabular-nums; }
        "#
    );
    let rate = found.count as f64 / found.milliseconds.max(0.1) * 1_000.0;
    html! {
        <div id="result" class={style}>
            <h2 class="only-heard">{ "Result" }</h2>
            <p id="count" class="count" data-count={found.count.to_string()}>{ grouped(found.count) }</p>
            <p class="caption">
                { format!("is the number of primes up to {}, in ", grouped(found.query.limit)) }
                <span id="time" data-milliseconds={found.milliseconds.to_string()}>
                    { span(found.milliseconds) }
                </span>
                { format!(" with {}: {} primes a second", found.query.engine, rounded(rate)) }
            </p>
        </div>
    }
}
