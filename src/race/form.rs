//! What is raced, who takes part, and the buttons that start and stop the race.

use stylist::yew::styled_component;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::contest::{Contest, Plan};
use super::session::Session;
use super::state::Action;
use crate::primes::Engine;

#[derive(PartialEq, Properties)]
pub(super) struct FormProps {
    pub(super) session: Session,
    pub(super) on_start: Callback<Plan>,
}

/// The contest, a box for each engine, Race and Stop.
#[styled_component]
pub(super) fn Form(props: &FormProps) -> Html {
    let race = &props.session.race;
    let plan = &race.plan;
    let submit = use_callback(
        (props.on_start.clone(), plan.clone()),
        |event: SubmitEvent, (start, plan)| {
            event.prevent_default();
            start.emit(plan.clone());
        },
    );
    let choose = use_callback(race.dispatcher(), |event: Event, race| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(contest) = select.and_then(|select| Contest::from_id(&select.value())) {
            race.dispatch(Action::Choose(contest));
        }
    });
    let stop = use_callback(props.session.clone(), |_: MouseEvent, session| session.stop());
    let style = css!(
        r#"
        .row { display: grid; grid-template-columns: minmax(0, 1fr) 7rem 7rem; align-items: end; gap: 0.75rem; }
        select { margin-top: 0.375rem; }
        select, .row button { min-height: 3rem; }
        fieldset { margin: 1rem 0 0; padding: 0; border: 0; }
        legend { padding: 0; font-size: 0.875rem; font-weight: 600; }
        .engines { display: grid; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); gap: 0.75rem 1.5rem; margin-top: 0.5rem; }
        .entrant { display: grid; grid-template-columns: auto 1fr; gap: 0 0.625rem; align-items: center; }
        .entrant input { width: 1.25rem; min-height: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--accent); }
        .entrant .hint { grid-column: 2; }

        @media (max-width: 48rem) {
            .row { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
            .contest { grid-column: 1 / -1; }
            .engines { grid-template-columns: minmax(0, 1fr); }
        }
        "#
    );
    html! {
        <form class={style} onsubmit={submit}>
            <div class="row">
                <div class="contest">
                    <label for="contest">{ "Contest" }</label>
                    <select id="contest" autocomplete="off" onchange={choose}>
                        { for Contest::ALL.into_iter().map(|contest| option(contest, plan.contest)) }
                    </select>
                </div>
                <button id="race" class="primary" disabled={plan.entrants().is_empty()}>{ "Race" }</button>
                <button id="stop" type="button" disabled={!race.is_running()} onclick={stop}>{ "Stop" }</button>
            </div>
            <fieldset>
                <legend>{ "Engines" }</legend>
                <div class="engines">
                    { for Engine::ALL.into_iter().map(|engine| entrant(engine, &props.session)) }
                </div>
            </fieldset>
        </form>
    }
}

fn option(contest: Contest, chosen: Contest) -> Html {
    html! { <option value={contest.id()} selected={contest == chosen}>{ contest.to_string() }</option> }
}

/// A box, and a word about the engine, or why it sits out.
fn entrant(engine: Engine, session: &Session) -> Html {
    let plan = &session.race.plan;
    let excluded = plan.contest.excludes(engine);
    let race = session.race.dispatcher();
    let toggle = Callback::from(move |_: Event| race.dispatch(Action::Toggle(engine)));
    let checked = plan.engines.contains(&engine) && excluded.is_none();
    let (id, about) = (format!("enters-{}", engine.id()), format!("about-{}", engine.id()));
    html! {
        <div class="entrant" key={engine.id()}>
            <input
                id={id.clone()}
                type="checkbox"
                {checked}
                disabled={excluded.is_some()}
                onchange={toggle}
                aria-describedby={about.clone()}
            />
            <label for={id}>{ engine.to_string() }</label>
            <span id={about} class="hint">
                { excluded.map_or_else(|| engine.about().into(), |why| format!("Sits out: it {why}.")) }
            </span>
        </div>
    }
}
