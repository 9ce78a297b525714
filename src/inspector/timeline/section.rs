//! The timeline, with its list of calls.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::calls::Calls;
use super::chart::Chart;
use super::controls::Controls;
use super::layout::Span;
use super::view::{Change, Timeline};
use crate::clock::now;
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
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;

        .rows { max-height: 16rem; }
        .bad { color: var(--bad); }
        "#
    );
    let calls = Rc::new(recording.all());
    let all = Span::of(&calls, now());
    let span = props.timeline.span.unwrap_or(all);
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
                    <Controls {span} on_change={on_change.clone()} />
                    <Chart calls={Rc::clone(&calls)} {span} now={now()} chosen={props.timeline.chosen.clone()} on_change={on_change.clone()} />
                    <Calls calls={Rc::clone(&calls)} chosen={props.timeline.chosen.clone()} />
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
