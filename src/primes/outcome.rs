//! How a search is going, or how it ended.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::failed::Failed;
use super::found::Found;
use super::search::Phase;
use super::waiting::Waiting;
use crate::elements::Panel;
use crate::hooks::use_worker_state;
use named_workers::State;
use named_workers_ui::format::{grouped, primes, span};

#[derive(PartialEq, Properties)]
pub(super) struct OutcomeProps {
    pub(super) phase: Phase,
}

/// The wait for the result, the result, or why there is none: all in one place, so that nothing moves.
#[styled_component]
pub(super) fn Outcome(props: &OutcomeProps) -> Html {
    let state = use_worker_state(props.phase.engine().unwrap_or_default().worker());
    let style = css!(
        r#"
        display: grid;
        align-content: center;
        min-height: 8.25rem;

        .still { color: var(--muted); text-align: center; }
        @media (max-width: 40rem) { min-height: 8rem; }
        "#
    );
    let class = match props.phase {
        Phase::Stopped => "still",
        _ => "only-heard",
    };
    html! {
        <Panel label="Outcome">
            <div class={style}>
                <p role="status" {class}>{ announcement(&props.phase, state.as_ref()) }</p>
                { match &props.phase {
                    Phase::Idle | Phase::Refused(_) => html! {
                        <p class="still">{ "How many primes are there? Press Find." }</p>
                    },
                    Phase::Stopped => Html::default(),
                    Phase::Running(_, pace) => html! { <Waiting {state} pace={pace.clone()} /> },
                    Phase::Found(found) => html! { <Found found={found.clone()} /> },
                    Phase::Failed(query, error) => html! {
                        <Failed engine={query.engine} error={error.clone()} />
                    },
                } }
            </div>
        </Panel>
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
            "Found {} up to {} in {} with {}.",
            primes(found.count),
            grouped(found.query.limit),
            span(found.milliseconds),
            found.query.engine
        ),
        Phase::Stopped => "Stopped.".into(),
        Phase::Idle | Phase::Refused(_) | Phase::Failed(..) => String::new(),
    }
}
