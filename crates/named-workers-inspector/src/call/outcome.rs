//! How a call is going, or how it ended.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::attempt::{Attempt, Phase};
use super::form::Run;
use named_workers::Progress;
use named_workers_ui::elements::{Bar, Failure, fraction};
use named_workers_ui::format::{counted, span};

#[derive(PartialEq, Properties)]
pub(super) struct OutcomeProps {
    pub(super) worker: AttrValue,
    /// Why nothing was called.
    pub(super) refusal: Option<String>,
    pub(super) run: Option<Run>,
}

/// The call's progress, its values, its result and time, or why it has no result.
#[styled_component]
pub(super) fn Outcome(props: &OutcomeProps) -> Html {
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;

        .call-result, .values {
            max-height: 20rem;
            overflow: auto;
            padding: 0.5rem 0.75rem;
            border-radius: 8px;
            background: var(--sunken);
        }
        .values { max-height: 10rem; font: 0.875rem/1.5 var(--mono); overflow-wrap: anywhere; }
        .refusal { color: var(--bad); font-size: 0.9375rem; overflow-wrap: anywhere; }
        "#
    );
    let outcome = match (&props.refusal, &props.run) {
        (Some(reason), _) => {
            html! { <p id={id(&props.worker)} class="call-error refusal">{ reason }</p> }
        }
        (None, Some(run)) => html! { <>{ values(&run.attempt) }{ phase(&run.attempt.phase) }</> },
        (None, None) => Html::default(),
    };
    html! { <div class={style} role="status">{ outcome }</div> }
}

/// The id of the text that says what is wrong with the arguments.
pub(super) fn id(worker: &str) -> String {
    format!("arguments-of-{}", worker.replace(char::is_whitespace, "-"))
}

fn phase(phase: &Phase) -> Html {
    match phase {
        Phase::Running(progress) => running(progress.as_ref()),
        Phase::Cancelled => html! { <p class="hint">{ "Cancelled." }</p> },
        Phase::Returned(value, milliseconds) => html! {
            <>
                if let Some(value) = value {
                    <pre class="call-result" tabindex="0" role="group" aria-label="Result">{ value }</pre>
                }
                { time(*milliseconds) }
            </>
        },
        Phase::Failed(error, milliseconds) => html! {
            <>
                <div class="call-error"><Failure error={error.clone()} /></div>
                { time(*milliseconds) }
            </>
        },
    }
}

fn values(attempt: &Attempt) -> Html {
    if attempt.emitted == 0 {
        return Html::default();
    }
    let emitted = usize::try_from(attempt.emitted).unwrap_or(usize::MAX);
    let more = emitted.saturating_sub(attempt.values.len());
    html! {
        <>
            <p class="hint">
                { counted(emitted, "value") }
                if more > 0 { { format!(", the last {} of them", attempt.values.len()) } }
            </p>
            <div class="values" tabindex="0" role="group" aria-label="Emitted values" aria-live="off">
                <ol>{ for attempt.values.iter().map(|value| html! { <li>{ value }</li> }) }</ol>
            </div>
        </>
    }
}

fn running(progress: Option<&Progress>) -> Html {
    let part = progress.and_then(|progress| fraction(progress.done, progress.total));
    html! {
        <>
            <Bar label="Call progress" fraction={part} />
            if let Some(message) = progress.and_then(|progress| progress.message.clone()) {
                <p class="hint">{ message }</p>
            }
        </>
    }
}

fn time(milliseconds: f64) -> Html {
    html! {
        <p class="hint">
            { "Took " }
            <span class="call-time" data-milliseconds={milliseconds.to_string()}>{ span(milliseconds) }</span>
        </p>
    }
}
