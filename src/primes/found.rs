//! The result of a search.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::search::Found as Primes;
use crate::format::{grouped, span};

#[derive(PartialEq, Properties)]
pub(super) struct FoundProps {
    pub(super) found: Rc<Primes>,
}

/// How many primes there are, the first and last of them, and how long the search took.
#[styled_component]
pub(super) fn Found(props: &FoundProps) -> Html {
    let found = &props.found;
    let style = css!(
        r#"
        display: grid;
        gap: 1.5rem;

        .sum { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 0.75rem; }
        .count {
            font-size: clamp(2.25rem, 1.5rem + 4vw, 3.5rem);
            font-weight: 650;
            line-height: 1.05;
            letter-spacing: -0.03em;
            font-variant-numeric: tabular-nums;
        }
        h3 { margin-bottom: 0.5rem; }
        ol { display: grid; grid-template-columns: repeat(var(--columns), 1fr); gap: 0.375rem; }
        li {
            padding: 0.1875rem 0.5rem;
            border-radius: 6px;
            background: var(--sunken);
            font-size: 0.9375rem;
            font-variant-numeric: tabular-nums;
            text-align: right;
        }
        #first-primes { --columns: 10; }
        #last-primes { --columns: 5; }

        @media (max-width: 40rem) {
            #first-primes { --columns: 5; }
            #last-primes { --columns: 2; }
        }
        "#
    );
    html! {
        <div class={style}>
            <h2 class="only-heard">{ "Result" }</h2>
            <p class="sum">
                <span id="count" class="count" data-count={found.count.to_string()}>
                    { grouped(found.count) }
                </span>
                <span class="hint">
                    { format!("primes up to {}, in ", grouped(found.query.limit)) }
                    <span id="time" data-milliseconds={found.milliseconds.to_string()}>
                        { span(found.milliseconds) }
                    </span>
                    { format!(" with {}", found.query.engine) }
                </span>
            </p>
            { list("first-primes", "first", &found.first) }
            { list("last-primes", "last", &found.last) }
        </div>
    }
}

fn list(id: &'static str, which: &str, primes: &[u64]) -> Html {
    let heading = format!("{id}-heading");
    html! {
        <div>
            <h3 id={heading.clone()}>{ format!("The {which} {}", primes.len()) }</h3>
            <ol {id} aria-labelledby={heading}>
                { for primes.iter().map(|prime| html! { <li>{ grouped(*prime) }{ " " }</li> }) }
            </ol>
        </div>
    }
}
