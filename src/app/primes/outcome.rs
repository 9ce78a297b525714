//! What has become of a search.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::found::Found;
use super::run::WORKER;
use super::search::Phase;
use super::waiting::Waiting;
use crate::app::elements::{Failure, Panel};
use crate::app::format::{grouped, span};
use crate::app::hooks::use_worker_state;
use crate::app::route::Route;
use crate::{Error, State};

#[derive(PartialEq, Properties)]
pub(super) struct OutcomeProps {
    /// The number of the search.
    pub(super) run: u32,
    pub(super) phase: Phase,
}

/// The way to the result, the result, or why there is none.
#[styled_component]
pub(super) fn Outcome(props: &OutcomeProps) -> Html {
    let state = use_worker_state(WORKER);
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
                Phase::Failed(error) => failure(error),
            } }
        </>
    }
}

/// What those hear who do not see the rest. It changes a few times a search, not with every step.
fn announcement(phase: &Phase, state: Option<&State>) -> String {
    match phase {
        Phase::Running(..) if matches!(state, Some(State::Starting(_))) => {
            "The worker is starting.".into()
        }
        Phase::Running(limit, _) => format!("Searching up to {}.", grouped(*limit)),
        Phase::Found(found) => format!(
            "Found {} primes up to {} in {}.",
            grouped(found.count),
            grouped(found.limit),
            span(found.milliseconds)
        ),
        Phase::Stopped => "Stopped.".into(),
        Phase::Idle | Phase::Refused(_) | Phase::Failed(_) => String::new(),
    }
}

fn failure(error: &Error) -> Html {
    html! {
        <div id="error" role="alert">
            <Failure error={error.clone()} />
            <p class="hint below">
                { "The " }<a href={Route::Inspector.href()}>{ "inspector" }</a>
                { " shows the worker, and can restart it." }
            </p>
        </div>
    }
}
