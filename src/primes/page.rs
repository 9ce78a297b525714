//! The prime calculator's page.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::behind::Behind;
use super::form::Form;
use super::heart::Heartbeat;
use super::numbers::Numbers;
use super::outcome::Outcome;
use super::own_thread::OwnThread;
use super::search::Phase;
use super::session::Session;
use crate::elements::Panel;
use crate::hooks::use_title;

/// Finds primes in a worker, and shows that the page keeps running meanwhile.
#[styled_component]
pub(crate) fn Primes() -> Html {
    use_title("Prime calculator");
    let Some(session) = use_context::<Session>() else { return Html::default() };
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;

        .lead { max-width: 46rem; margin: 0.5rem 0 0.5rem; color: var(--muted); text-wrap: pretty; }
        @media (max-width: 40rem) { .lead { margin-bottom: 0; font-size: 0.9375rem; } }
        "#
    );
    let phase = &session.search.phase;
    let shown = phase.engine().unwrap_or_else(|| session.search.engine());
    html! {
        <div class={style}>
            <div>
                <h1>{ "Prime calculator" }</h1>
                <p class="lead">
                    { "named-workers calls Rust and Python in web workers by name, and every call settles. \
                       Here workers look for primes, and the page never waits." }
                </p>
            </div>
            <Panel label="Search"><Form session={session.clone()} /></Panel>
            <Outcome phase={phase.clone()} />
            <Panel label="Heartbeat">
                <Heartbeat heart={session.heart.clone()} />
                <OwnThread session={session.clone()} />
            </Panel>
            if let Phase::Found(found) = phase {
                <Panel label="Primes"><Numbers found={found.clone()} /></Panel>
            }
            <Behind engine={shown} />
        </div>
    }
}
