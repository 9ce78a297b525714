//! The wait for a result: the worker's start, then the search's progress.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::elapsed::Elapsed;
use crate::elements::{Bar, fraction, loading};
use named_workers::{Progress, State};

#[derive(PartialEq, Properties)]
pub(super) struct WaitingProps {
    /// The state of the worker.
    pub(super) state: Option<State>,
    /// The search's latest report, if there has been one.
    pub(super) progress: Option<Progress>,
}

/// A progress bar, with what the page is waiting for, and for how long.
#[styled_component]
pub(super) fn Waiting(props: &WaitingProps) -> Html {
    let style = css!(
        r#"
        display: grid;
        gap: 0.5rem;

        .words {
            display: flex;
            justify-content: space-between;
            gap: 1rem;
            color: var(--muted);
            font-size: 0.875rem;
            font-variant-numeric: tabular-nums;
            overflow-wrap: anywhere;
        }
        "#
    );
    let (words, fraction) = match &props.state {
        Some(State::Starting(loaded)) => (loading::in_words(loaded), loading::part(loaded)),
        _ => searching(props.progress.as_ref()),
    };
    html! {
        <div class={style}>
            <Bar id="progress" label="Search progress" {fraction} />
            <p class="words"><span>{ words }</span><Elapsed /></p>
        </div>
    }
}

fn searching(progress: Option<&Progress>) -> (String, Option<f64>) {
    let part = progress.and_then(|progress| fraction(progress.done, progress.total));
    let words = match part {
        Some(part) => format!("{:.0}%", (part * 100.0).floor()),
        None => "Searching".into(),
    };
    (words, part)
}
