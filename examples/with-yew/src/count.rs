//! One count of primes.

use yew::prelude::*;

use crate::use_call::{CallState, use_call};

#[derive(PartialEq, Properties)]
pub(crate) struct CountProps {
    pub(crate) limit: u64,
}

/// Shows how many primes there are; until then, how far the count is.
#[component]
pub(crate) fn Count(props: &CountProps) -> Html {
    match use_call::<_, u64>("counter", "count", (props.limit,)) {
        CallState::Running(part) => {
            html! { <p><progress value={part.to_string()} aria-label="Progress" /></p> }
        }
        CallState::Returned(primes) => html! { <p role="status">{ primes }{ " primes" }</p> },
        CallState::Failed(error) => html! { <p role="alert">{ error.to_string() }</p> },
    }
}
