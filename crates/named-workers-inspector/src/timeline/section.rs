//! The timeline, with its list of calls.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::picture::Picture;
use super::view::{Change, Timeline};
use crate::record::{RecordBar, Recording, use_recording};
use crate::session::{Action, Dispatch};
use named_workers_ui::clock::now;
use named_workers_ui::elements::Panel;

#[derive(PartialEq, Properties)]
pub(crate) struct TimelineSectionProps {
    pub(crate) timeline: Timeline,
    pub(crate) is_on: bool,
    /// What is shown instead of the page's own recording.
    pub(crate) saved: Option<Rc<Recording>>,
    pub(crate) dispatch: Dispatch,
}

/// The buttons of the recording, the picture, and the same as a list.
#[styled_component]
pub(crate) fn TimelineSection(props: &TimelineSectionProps) -> Html {
    let recording = use_recording(props.saved.clone());
    let style = css!("display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.75rem;");
    let calls = recording.all();
    let on_change = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |change: Change| dispatch.dispatch(Action::Timeline(change)))
    };
    html! {
        <Panel label="Timeline">
            <div class={style}>
                <RecordBar recording={Rc::clone(&recording)} is_on={props.is_on} dispatch={props.dispatch.clone()} />
                if calls.is_empty() {
                    <p class="hint">{ nothing(&recording, props.is_on) }</p>
                } else {
                    <Picture calls={Rc::new(calls)} now={recording.saved.unwrap_or_else(now)} timeline={props.timeline.clone()} {on_change} />
                }
            </div>
        </Panel>
    }
}

fn nothing(recording: &Recording, is_on: bool) -> &'static str {
    match is_on {
        _ if recording.saved.is_some() => "Nothing was recorded in this session.",
        true => {
            "No call yet. Calls appear here as they are made, and in the Performance panel of Chrome’s developer tools."
        }
        false => {
            "Nothing is recorded. Choose Record, and call something: each call appears here with its time and sizes."
        }
    }
}
