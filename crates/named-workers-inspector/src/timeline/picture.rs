//! Calls as a picture and as a list.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::calls::Calls;
use super::chart::Chart;
use super::controls::Controls;
use super::layout::Span;
use super::view::{Change, Timeline};
use crate::record::CallRecord;

#[derive(PartialEq, Properties)]
pub(super) struct PictureProps {
    /// Sorted by their start.
    pub(super) calls: Rc<Vec<Rc<CallRecord>>>,
    /// Calls that run end here for now.
    pub(super) now: f64,
    pub(super) timeline: Timeline,
    pub(super) on_change: Callback<Change>,
}

/// The picture, its zoom, and the same as a list.
#[styled_component]
pub(super) fn Picture(props: &PictureProps) -> Html {
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;

        .rows { max-height: 16rem; }
        .bad { color: var(--bad); }
        "#
    );
    let (calls, timeline) = (&props.calls, &props.timeline);
    let span = timeline.span.unwrap_or_else(|| Span::of(calls, props.now));
    html! {
        <div class={style}>
            <Controls {span} on_change={props.on_change.clone()} />
            <Chart calls={Rc::clone(calls)} {span} now={props.now} chosen={timeline.chosen.clone()} on_change={props.on_change.clone()} />
            <Calls calls={Rc::clone(calls)} chosen={timeline.chosen.clone()} />
        </div>
    }
}
