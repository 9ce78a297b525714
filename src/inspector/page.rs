//! The inspector's page.

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
use crate::hooks::use_title;

/// Every worker on the page, and a form to create another.
#[styled_component]
pub(crate) fn Inspector() -> Html {
    use_title("Inspector");
    let (session, snapshot) = (use_session(), use_snapshot());
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.5rem;

        .cards { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem; }
        .views { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.75rem; border-bottom: 1px solid var(--line); }
        .lead { max-width: 40rem; text-wrap: pretty; margin-top: 0.5rem; color: var(--muted); }
        .rows {
            overflow: auto;
            padding: 0.5rem 0.75rem;
            border-radius: 8px;
            background: var(--sunken);
            font: 0.8125rem/1.25rem var(--mono);
        }
        .rows li { height: 1.25rem; width: max-content; white-space: pre; }
        .rows time { color: var(--muted); }
        .rows .worker { color: var(--accent); }
        .rows .warning { color: var(--warn); font-weight: 600; }
        .rows .error { color: var(--bad); font-weight: 600; }
        "#
    );
    html! {
        <div class={style}>
            <div>
                <h1>{ "Worker inspector" }</h1>
                <p class="lead">{ "Every named worker on this page, with its state, exports and log. \
                                   Call one, restart it, or create another." }</p>
            </div>
            { match &session.saved {
                Some(saved) => html! { <SavedView saved={Rc::clone(saved)} dispatch={session.dispatcher()} /> },
                None => live(&session, &snapshot),
            } }
        </div>
    }
}

/// What the page's workers do now.
fn live(session: &Session, snapshot: &Snapshot) -> Html {
    let dispatch = session.dispatcher();
    html! {
        <>
            <div class="views">
                <Tabs view={session.view} dispatch={dispatch.clone()} />
                <SavedBar snapshot={snapshot.clone()} dispatch={dispatch.clone()} />
            </div>
            <Problems problems={snapshot.problems.clone()} />
            { match session.view {
                View::Workers => workers(session, snapshot),
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

fn workers(session: &Session, snapshot: &Snapshot) -> Html {
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
