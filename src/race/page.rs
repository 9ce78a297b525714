//! The race's page.

use stylist::yew::styled_component;
use yew::prelude::*;
use yew_router::prelude::*;

use super::contest::Plan;
use super::form::Form;
use super::lanes::Lanes;
use super::session::Session;
use crate::elements::Panel;
use crate::hooks::use_title;

#[derive(PartialEq, Properties)]
pub(crate) struct RacePageProps {
    /// The contest and the engines, where the address names them.
    #[prop_or_default]
    pub(crate) address: Option<(String, String)>,
}

/// The same search on several engines at once. An address that names a race runs it.
#[styled_component]
pub(crate) fn RacePage(props: &RacePageProps) -> Html {
    use_title("Race");
    let navigator = use_navigator();
    let session = use_context::<Session>();
    let of_address = session.clone();
    use_effect_with(props.address.clone(), move |address| {
        let plan = address.as_ref().and_then(|(contest, engines)| Plan::read(contest, engines));
        if let Some((plan, session)) = plan.zip(of_address)
            && !session.has_run(&plan)
        {
            session.start(plan);
        }
    });
    let Some(session) = session else { return Html::default() };
    let starts = session.clone();
    let start = Callback::from(move |plan: Plan| {
        starts.start(plan.clone());
        if let Some(navigator) = &navigator {
            navigator.replace(&plan.route());
        }
    });
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;

        .lead { max-width: 46rem; margin: 0.5rem 0; color: var(--muted); text-wrap: pretty; }
        "#
    );
    html! {
        <div class={style}>
            <div>
                <h1>{ "Race" }</h1>
                <p class="lead">
                    { "The same work on several engines at once, each in a worker of its own. \
                       They share this machine’s cores." }
                </p>
            </div>
            <Panel label="Entry"><Form session={session.clone()} on_start={start} /></Panel>
            <Lanes race={(*session.race).clone()} />
        </div>
    }
}
