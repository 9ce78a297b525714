//! An error from the library, in full.

use stylist::yew::styled_component;
use yew::prelude::*;

use named_workers::Error;

/// What a [`Failure`] shows.
#[derive(Debug, PartialEq, Properties)]
pub struct FailureProps {
    /// The error.
    pub error: Error,
}

/// The kind of an error, what it says, and where it came from.
#[styled_component]
pub fn Failure(props: &FailureProps) -> Html {
    let error = &props.error;
    let style = css!(
        r#"
        padding: 0.625rem 0.875rem;
        border: 1px solid var(--bad-line);
        border-radius: 8px;
        background: var(--bad-soft);
        font-size: 0.9375rem;
        overflow-wrap: anywhere;

        .kind { color: var(--bad); font-weight: 600; }
        pre { margin-top: 0.5rem; max-height: 16rem; overflow: auto; }
        "#
    );
    html! {
        <div class={style}>
            <p><span class="kind">{ error.kind() }</span>{ ": " }{ error.to_string() }</p>
            if let Some(traceback) = error.traceback() {
                <pre tabindex="0" role="group" aria-label="Traceback">{ traceback }</pre>
            }
        </div>
    }
}
