//! The timeline, with its list of calls.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::picture::Picture;
use super::view::{Change, Timeline};
use crate::elements::Panel;
use crate::inspector::record::{RecordBar, use_recording};
use crate::inspector::session::{Action, Dispatch};

#[derive(PartialEq, Properties)]
pub(in crate::inspector) struct TimelineSectionProps {
    pub(in crate::inspector) timeline: Timeline,
    pub(in crate::inspector) is_on: bool,
    pub(in crate::inspector) dispatch: Dispatch,
}

/// The buttons of the recording, the picture, and the same as a list.
#[styled_component]
pub(in crate::inspector) fn TimelineSection(props: &TimelineSectionProps) -> Html {
    let recording = use_recording();
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
                    <p class="hint">{ nothing(props.is_on) }</p>
                } else {
                    <Picture calls={Rc::new(calls)} timeline={props.timeline.clone()} {on_change} />
                }
            </div>
        </Panel>
    }
}

fn nothing(is_on: bool) -> &'static str {
    match is_on {
        true => {
            "No call yet. Calls appear here as they are made, and in the Performance panel of Chrome’s developer tools."
        }
        false => {
            "Nothing is recorded. Choose Record, and call something: each call appears here with its time and sizes."
        }
    }
}
