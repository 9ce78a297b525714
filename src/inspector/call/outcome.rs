//! How a call is going, or how it ended.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::attempt::Attempt;
use crate::elements::{Bar, Failure, fraction};
use crate::format::span;
use named_workers::Progress;

#[derive(PartialEq, Properties)]
pub(super) struct OutcomeProps {
    pub(super) worker: AttrValue,
    pub(super) attempt: Attempt,
}

/// The call's progress, its result and time, or why it has no result.
#[styled_component]
pub(super) fn Outcome(props: &OutcomeProps) -> Html {
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;

        .call-result {
            max-height: 20rem;
            overflow: auto;
            padding: 0.5rem 0.75rem;
            border-radius: 8px;
            background: var(--sunken);
        }
        .refusal { color: var(--bad); font-size: 0.9375rem; overflow-wrap: anywhere; }
        "#
    );
    let worker = &props.worker;
    html! {
        <div class={style} role="status">
            { match &props.attempt {
                Attempt::None => Html::default(),
                Attempt::Refused(reason) => html! {
                    <p id={id(worker)} class="call-error refusal">{ reason }</p>
                },
                Attempt::Running(progress) => running(progress.as_ref()),
                Attempt::Cancelled => html! { <p class="hint">{ "Cancelled." }</p> },
                Attempt::Returned(value, milliseconds) => html! {
                    <>
                        <pre class="call-result" tabindex="0" aria-label="Result">{ value }</pre>
                        { time(*milliseconds) }
                    </>
                },
                Attempt::Failed(error, milliseconds) => html! {
                    <>
                        <div class="call-error"><Failure error={error.clone()} /></div>
                        { time(*milliseconds) }
                    </>
                },
            } }
        </div>
    }
}

/// The id of the text that says what is wrong with the arguments.
pub(super) fn id(worker: &str) -> String {
    format!("arguments-of-{}", worker.replace(char::is_whitespace, "-"))
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
