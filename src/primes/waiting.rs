//! The wait for a result: the worker's start, then the search's progress.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::pace::Pace;
use crate::elements::{Bar, Elapsed, loading};
use named_workers::State;

#[derive(PartialEq, Properties)]
pub(super) struct WaitingProps {
    /// The state of the worker.
    pub(super) state: Option<State>,
    pub(super) pace: Pace,
}

/// A progress bar, with what the page is waiting for, and for how long.
#[styled_component]
pub(super) fn Waiting(props: &WaitingProps) -> Html {
    let style = css!(
        r#"
        display: grid;
        gap: 0.75rem;

        progress { height: 0.75rem; }
        .words {
            display: flex;
            justify-content: space-between;
            gap: 1rem;
            color: var(--muted);
            font-variant-numeric: tabular-nums;
            overflow-wrap: anywhere;
        }
        "#
    );
    let (words, fraction) = match &props.state {
        Some(State::Starting(loaded)) => (loading::in_words(loaded), loading::part(loaded)),
        _ => (props.pace.in_words(), props.pace.part()),
    };
    html! {
        <div class={style}>
            <Bar id="progress" label="Search progress" {fraction} />
            <p class="words"><span>{ words }</span><Elapsed start={props.pace.start} /></p>
        </div>
    }
}
