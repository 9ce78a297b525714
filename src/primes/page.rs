//! The prime calculator's page.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::engine::Engine;
use super::form::Form;
use super::heartbeat::Heartbeat;
use super::outcome::Outcome;
use super::refusal::Refusal;
use super::run::run;
use super::search::{Action, Phase, Query, Search};
use crate::elements::Panel;
use crate::hooks::{Task, use_task, use_title};

/// Finds primes in a worker, and shows that the page keeps running meanwhile.
#[styled_component]
pub(crate) fn Primes() -> Html {
    use_title("Prime calculator");
    let search = use_reducer_eq(Search::default);
    let parts = (search.dispatcher(), use_task());
    let on_type = use_callback(parts.clone(), |(), (search, _)| search.dispatch(Action::Type));
    let on_choose = use_callback(parts.clone(), |(engine, refusal), (search, _)| {
        search.dispatch(Action::Choose(engine, refusal));
    });
    let on_find = use_callback(parts.clone(), find);
    let on_stop = use_callback(parts, stop);

    let style = css!(
        r#"
        display: grid;
        gap: 1.5rem;
        max-width: 48rem;
        margin: 0 auto;

        .lead { max-width: 40rem; text-wrap: pretty; margin-top: 0.5rem; color: var(--muted); }
        .heartbeat { margin-top: 1.25rem; padding-top: 1rem; border-top: 1px solid var(--line); }
        "#
    );
    html! {
        <div class={style}>
            <div>
                <h1>{ "Prime calculator" }</h1>
                <p class="lead">
                    { who(search.engine) }
                    { " The page’s own thread draws the heartbeat, which shows that the page never waits." }
                </p>
            </div>
            <Panel label="Search">
                <Form
                    engine={search.engine}
                    running={search.is_running()}
                    refusal={refusal(&search.phase)}
                    {on_type}
                    {on_choose}
                    {on_find}
                    {on_stop}
                />
                <div class="heartbeat"><Heartbeat run={search.run} /></div>
            </Panel>
            <Outcome run={search.run} phase={search.phase.clone()} />
        </div>
    }
}

fn who(engine: Engine) -> Html {
    let worker = html! { <code>{ engine.worker() }</code> };
    match engine {
        Engine::EveryCore => html! {
            <>{ "The workers " }{ worker }{ ", #2 and so on do the sieving, one per core." }</>
        },
        _ => {
            html! { <>{ "The worker " }{ worker }{ " does the sieving, on its own thread." }</> }
        }
    }
}

type Parts = (UseReducerDispatcher<Search>, Task);

fn find(query: Result<Query, Refusal>, (search, task): &Parts) {
    match query {
        Ok(query) => {
            search.dispatch(Action::Start(query));
            task.start(run(query, search.clone()));
        }
        Err(refusal) => {
            task.stop();
            search.dispatch(Action::Refuse(refusal));
        }
    }
}

/// Dropping the call cancels it in the worker as well.
fn stop((): (), (search, task): &Parts) {
    task.stop();
    search.dispatch(Action::Stop);
}

fn refusal(phase: &Phase) -> Option<Refusal> {
    match phase {
        Phase::Refused(refusal) => Some(*refusal),
        _ => None,
    }
}
