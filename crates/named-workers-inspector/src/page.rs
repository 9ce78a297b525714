//! The inspector itself.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::create::CreateSection;
use super::log::LogSection;
use super::messages::MessagesSection;
use super::overview::{OverviewSection, Problems};
use super::saved::{SavedBar, SavedView};
use super::session::{Session, View, use_session};
use super::tabs::Tabs;
use super::timeline::TimelineSection;
use super::watch::{Snapshot, use_snapshot};
use super::worker::{Card, has_ended};

/// How an [`Inspector`] is shown.
#[derive(Debug, PartialEq, Properties)]
pub struct InspectorProps {
    /// The fragment of the address that shows the inspector, such as `#/inspector`: links to a worker's code lead to
    /// it. Without one there are no such links.
    #[prop_or_default]
    pub address: Option<AttrValue>,
}

/// Every worker on the page, and a form to create another. It needs the theme of `named-workers-ui`.
#[styled_component]
pub fn Inspector(props: &InspectorProps) -> Html {
    let (session, snapshot) = (use_session(), use_snapshot());
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.5rem;

        .cards { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem; }
        .views { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.75rem; border-bottom: 1px solid var(--line); }
        "#
    );
    html! {
        <div class={style} data-inspector="">
            { match &session.saved {
                Some(saved) => html! { <SavedView saved={Rc::clone(saved)} dispatch={session.dispatcher()} /> },
                None => live(&session, &snapshot, props.address.clone()),
            } }
        </div>
    }
}

/// What the page's workers do now.
fn live(session: &Session, snapshot: &Snapshot, address: Option<AttrValue>) -> Html {
    let dispatch = session.dispatcher();
    html! {
        <>
            <div class="views">
                <Tabs view={session.view} dispatch={dispatch.clone()} />
                <SavedBar snapshot={snapshot.clone()} dispatch={dispatch.clone()} />
            </div>
            <Problems problems={snapshot.problems.clone()} />
            { match session.view {
                View::Workers => workers(session, snapshot, address),
                View::Log => log(session, snapshot),
                View::Timeline => html! {
                    <TimelineSection timeline={session.timeline.clone()} is_on={session.is_recording} {dispatch} />
                },
                View::Messages => html! {
                    <MessagesSection text={session.messages.clone()} is_on={session.is_recording} {dispatch} />
                },
            } }
        </>
    }
}

fn log(session: &Session, snapshot: &Snapshot) -> Html {
    html! { <LogSection snapshot={snapshot.clone()} view={session.log.clone()} dispatch={session.dispatcher()} /> }
}

fn workers(session: &Session, snapshot: &Snapshot, address: Option<AttrValue>) -> Html {
    let listed = snapshot.workers.iter().filter(|worker| session.cards.is_listed(worker));
    let open =
        listed.enumerate().filter(|(place, worker)| session.cards.is_open(&worker.name, *place));
    let alive = snapshot.workers.iter().filter(|worker| !has_ended(&worker.state));
    html! {
        <>
            <OverviewSection
                snapshot={snapshot.clone()}
                overview={session.overview.clone()}
                cards={session.cards.clone()}
                dispatch={session.dispatcher()}
            />
            <CreateSection
                creating={Rc::clone(&session.creating)}
                alive={alive.map(|worker| worker.name.clone()).collect::<Vec<_>>()}
                {address}
                dispatch={session.dispatcher()}
            />
            // A list of its own, or each new card would move everything above it to another place in Yew's eyes.
            <div class="cards">
            { for open.map(|(_, worker)| html! {
                <Card
                    key={worker.name.clone()}
                    worker={Rc::clone(worker)}
                    form={session.forms.get(&worker.name).cloned().unwrap_or_default()}
                    dispatch={session.dispatcher()}
                />
            }) }
            </div>
        </>
    }
}
