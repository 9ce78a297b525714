//! How a search is going, or how it ended.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::failed::Failed;
use super::found::Found;
use super::search::Phase;
use super::waiting::Waiting;
use crate::elements::Panel;
use crate::format::{grouped, span};
use crate::hooks::use_worker_state;
use named_workers::State;

#[derive(PartialEq, Properties)]
pub(super) struct OutcomeProps {
    /// The number of the search.
    pub(super) run: u32,
    pub(super) phase: Phase,
}

/// The wait for the result, the result, or why there is none.
#[styled_component]
pub(super) fn Outcome(props: &OutcomeProps) -> Html {
    let state = use_worker_state(props.phase.engine().unwrap_or_default().worker());
    let class = match props.phase {
        Phase::Stopped => "hint",
        _ => "only-heard",
    };
    html! {
        <>
            <p role="status" {class}>{ announcement(&props.phase, state.as_ref()) }</p>
            { match &props.phase {
                Phase::Idle | Phase::Refused(_) | Phase::Stopped => Html::default(),
                Phase::Running(_, progress) => html! {
                    <Panel key={props.run} label="Progress">
                        <Waiting {state} progress={progress.clone()} />
                    </Panel>
                },
                Phase::Found(found) => html! {
                    <Panel id="result" label="Result"><Found found={found.clone()} /></Panel>
                },
                Phase::Failed(query, error) => html! {
                    <Failed engine={query.engine} error={error.clone()} />
                },
            } }
        </>
    }
}

/// What screen readers announce. It changes a few times per search, not with every report.
fn announcement(phase: &Phase, state: Option<&State>) -> String {
    match phase {
        Phase::Running(query, _) if matches!(state, Some(State::Starting(_))) => {
            format!("{} is starting.", query.engine)
        }
        Phase::Running(query, _) => {
            format!("Searching up to {} with {}.", grouped(query.limit), query.engine)
        }
        Phase::Found(found) => format!(
            "Found {} primes up to {} in {} with {}.",
            grouped(found.count),
            grouped(found.query.limit),
            span(found.milliseconds),
            found.query.engine
        ),
        Phase::Stopped => "Stopped.".into(),
        Phase::Idle | Phase::Refused(_) | Phase::Failed(..) => String::new(),
    }
}
