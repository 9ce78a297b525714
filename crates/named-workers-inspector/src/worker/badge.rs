//! The state of a worker.

use stylist::yew::styled_component;
use yew::prelude::*;

use named_workers::State;
use named_workers_ui::elements::{Bar, loading};
use named_workers_ui::format::counted;

#[derive(PartialEq, Properties)]
pub(crate) struct BadgeProps {
    pub(crate) state: State,
    /// Whether it stands beside the number of calls.
    #[prop_or_default]
    pub(crate) short: bool,
}

/// The state's name in its colour, with what is loading or how many calls are running.
#[styled_component]
pub(crate) fn Badge(props: &BadgeProps) -> Html {
    let style = css!(
        r#"
        display: inline-flex;
        align-items: center;
        gap: 0.5rem;
        padding: 0.0625rem 0.625rem;
        border-radius: 999px;
        color: var(--muted);
        background: var(--sunken);
        font-size: 0.8125rem;
        font-weight: 600;
        overflow-wrap: break-word;

        progress { flex: none; width: 5rem; height: 0.375rem; accent-color: var(--busy); }
        &[data-state="ready"] { color: var(--accent); background: var(--good-soft); }
        &[data-state="busy"], &[data-state="starting"] { color: var(--busy); background: var(--busy-soft); }
        &[data-state="crashed"] { color: var(--warn); background: var(--warn-soft); }
        &[data-state="failed"] { color: var(--bad); background: var(--bad-soft); }
        "#
    );
    let state = &props.state;
    html! {
        <span class={style} data-state={state.name()}>
            if props.short && matches!(state, State::Busy(_)) { { "Busy" } } else { { in_words(state) } }
            if let State::Starting(loaded) = state {
                <Bar label="Startup progress" fraction={loading::part(loaded)} />
            }
        </span>
    }
}

fn in_words(state: &State) -> String {
    match state {
        State::Starting(loaded) => loading::in_words(loaded),
        State::Busy(calls) => format!("Busy with {}", counted(*calls, "call")),
        State::Ready => "Ready".into(),
        State::Failed(_) => "Failed".into(),
        State::Crashed(_) => "Crashed".into(),
        State::Terminated => "Terminated".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_worker_shows_how_many_calls_it_has() {
        assert_eq!(in_words(&State::Busy(1)), "Busy with 1 call");
        assert_eq!(in_words(&State::Busy(3)), "Busy with 3 calls");
    }
}
