//! The views: of the page's workers, or of those of a saved session.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::create::CreateSection;
use super::log::LogSection;
use super::messages::MessagesSection;
use super::overview::{OverviewSection, Problems};
use super::record::Recording;
use super::session::{Session, View};
use super::tabs::Tabs;
use super::timeline::TimelineSection;
use super::watch::Snapshot;
use super::worker::{Card, has_ended};

#[derive(PartialEq, Properties)]
pub(super) struct ViewsProps {
    pub(super) session: Session,
    pub(super) snapshot: Snapshot,
    /// What was recorded, if all of it was saved: it can only be looked at.
    #[prop_or_default]
    pub(super) saved: Option<Rc<Recording>>,
    #[prop_or_default]
    pub(super) address: Option<AttrValue>,
    /// What stands beside the views' names.
    pub(super) children: Html,
}

/// The views' names, and the one that is chosen.
#[styled_component]
pub(super) fn Views(props: &ViewsProps) -> Html {
    let ViewsProps { session, snapshot, saved, .. } = props;
    let dispatch = session.dispatcher();
    let style = css!(
        r#"
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.75rem;
        border-bottom: 1px solid var(--line);

        > :last-child { margin-bottom: 0.375rem; }
        "#
    );
    html! {
        <>
            <div class={style}>
                <Tabs view={session.view} dispatch={dispatch.clone()} />
                { props.children.clone() }
            </div>
            <Problems problems={snapshot.problems.clone()} />
            { match session.view {
                View::Workers => workers(props),
                View::Log => html! {
                    <LogSection snapshot={snapshot.clone()} is_live={saved.is_none()} view={session.log.clone()} {dispatch} />
                },
                View::Timeline => html! {
                    <TimelineSection saved={saved.clone()} timeline={session.timeline.clone()} is_on={session.is_recording} {dispatch} />
                },
                View::Messages => html! {
                    <MessagesSection saved={saved.clone()} text={session.messages.clone()} is_on={session.is_recording} {dispatch} />
                },
            } }
        </>
    }
}

fn workers(props: &ViewsProps) -> Html {
    let ViewsProps { session, snapshot, saved, address, .. } = props;
    let is_live = saved.is_none();
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
            if is_live {
                <CreateSection
                    creating={Rc::clone(&session.creating)}
                    alive={alive.map(|worker| worker.name.clone()).collect::<Vec<_>>()}
                    address={address.clone()}
                    dispatch={session.dispatcher()}
                />
            }
            // A list of its own, or each new card would move everything above it to another place in Yew's eyes.
            <div class="cards">
            { for open.map(|(_, worker)| html! {
                <Card
                    key={worker.name.clone()}
                    worker={Rc::clone(worker)}
                    {is_live}
                    form={session.forms.get(&worker.name).cloned().unwrap_or_default()}
                    dispatch={session.dispatcher()}
                />
            }) }
            </div>
        </>
    }
}
