//! What can be done with a recording.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::recording::Recording;
use super::{perfetto, recorder, trace};
use crate::session::{Action, Dispatch};
use named_workers_ui::hooks::download;

#[derive(PartialEq, Properties)]
pub(crate) struct RecordBarProps {
    pub(crate) recording: Rc<Recording>,
    pub(crate) is_on: bool,
    pub(crate) dispatch: Dispatch,
}

/// Record, Clear, Save trace, Open in Perfetto; only the latter two if it was saved.
#[styled_component]
pub(crate) fn RecordBar(props: &RecordBarProps) -> Html {
    let said = use_state_eq(|| None::<&'static str>);
    let style = css!(
        r#"
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;

        .record[aria-pressed="true"]::before { content: "● " / ""; color: var(--bad); }
        "#
    );
    let switch = {
        let (dispatch, is_on) = (props.dispatch.clone(), props.is_on);
        move |_: MouseEvent| {
            if is_on {
                recorder::stop()
            } else {
                recorder::start()
            }
            dispatch.dispatch(Action::Record(!is_on));
        }
    };
    let clear = {
        let (dispatch, is_on) = (props.dispatch.clone(), props.is_on);
        move |_: MouseEvent| {
            recorder::clear();
            dispatch.dispatch(Action::Record(is_on));
        }
    };
    let save = {
        let recording = Rc::clone(&props.recording);
        move |_: MouseEvent| download("named-workers-trace.json", &trace::trace(&recording))
    };
    let show = {
        let (recording, said) = (Rc::clone(&props.recording), said.setter());
        move |_: MouseEvent| said.set(perfetto::open(trace::trace(&recording)).err())
    };
    let (is_empty, is_saved) = (props.recording.is_empty(), props.recording.saved.is_some());
    html! {
        <div class={style}>
            if !is_saved {
                <button class="record" aria-pressed={props.is_on.to_string()} onclick={switch}>
                    { if props.is_on { "Recording" } else { "Record" } }
                </button>
            }
            if !is_empty {
                if !is_saved { <button onclick={clear}>{ "Clear" }</button> }
                <button onclick={save}>{ "Save trace" }</button>
                <button onclick={show}>{ "Open in Perfetto" }</button>
            }
            <span class="hint" role="status">{ *said }</span>
        </div>
    }
}
