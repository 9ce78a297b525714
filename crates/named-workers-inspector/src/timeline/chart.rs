//! The picture of the timeline.

use std::rc::Rc;

use stylist::yew::styled_component;
use web_sys::Element;
use yew::prelude::*;

use super::controls::by_key;
use super::layout::{Bar, Lane, Span, layout};
use super::view::Change;
use super::wheel::use_wheel;
use crate::record::CallRecord;
use named_workers::protocol::CallId;
use named_workers_ui::format::{counted, span as in_words};

/// Heights, in pixels.
const ROW: f64 = 18.0;
const NAME: f64 = 16.0;
const AXIS: f64 = 20.0;

#[derive(PartialEq, Properties)]
pub(super) struct ChartProps {
    pub(super) calls: Rc<Vec<Rc<CallRecord>>>,
    pub(super) span: Span,
    pub(super) now: f64,
    pub(super) chosen: Option<(String, CallId)>,
    pub(super) on_change: Callback<Change>,
}

/// A lane for each worker, a bar for each call. It is dragged to pan; a double click and the wheel zoom.
#[styled_component]
pub(super) fn Chart(props: &ChartProps) -> Html {
    let (node, drag) = (use_node_ref(), use_mut_ref(|| None::<f64>));
    let width = use_state_eq(|| 800.0);
    {
        let (node, width) = (node.clone(), width.setter());
        use_effect(move || {
            let measured = node.cast::<Element>().map_or(0, |element| element.client_width());
            if measured > 0 {
                width.set(f64::from(measured));
            }
        });
    }
    let style = css!(
        r#"
        overflow: hidden;
        border-radius: 8px;
        background: var(--sunken);
        cursor: grab;
        touch-action: pan-y;

        svg { display: block; }
        text { fill: var(--muted); font: 12px var(--sans); user-select: none; }
        .lane { fill: var(--ink); font: 600 12px var(--mono); }
        line { stroke: var(--line); }
        rect { fill: var(--accent); }
        rect.failed { fill: var(--bad); }
        rect.chosen { stroke: var(--ink); stroke-width: 2; }
        "#
    );
    let span = props.span;
    let picture = layout(&props.calls, span, *width, props.now);
    let y = |row: usize| {
        let names = picture.lanes.iter().filter(|lane| lane.top <= row).count();
        AXIS + row as f64 * ROW + names as f64 * NAME
    };
    let rows = picture.lanes.last().map_or(0, |lane| lane.top + lane.rows);
    let height = AXIS + rows as f64 * ROW + picture.lanes.len() as f64 * NAME + 4.0;
    let show =
        use_callback(props.on_change.clone(), |span, on_change| on_change.emit(Change::Show(span)));
    use_wheel(node.clone(), span, *width, show.clone());
    let onpointerdown = {
        let drag = drag.clone();
        move |event: PointerEvent| *drag.borrow_mut() = Some(f64::from(event.client_x()))
    };
    let onpointermove = {
        let (drag, show, width) = (drag.clone(), show.clone(), *width);
        move |event: PointerEvent| {
            let x = f64::from(event.client_x());
            let last = drag.borrow().filter(|last| event.buttons() == 1 && (x - last).abs() >= 2.0);
            if let Some(last) = last {
                *drag.borrow_mut() = Some(x);
                show.emit(Some(span.pan((last - x) / width)));
            }
        }
    };
    let ondblclick = {
        let (show, width) = (show.clone(), *width);
        move |event: MouseEvent| {
            show.emit(Some(span.zoom(0.5, f64::from(event.offset_x()) / width)))
        }
    };
    let onkeydown = move |event: KeyboardEvent| {
        if let Some(to) = by_key(&event.key(), span) {
            event.prevent_default();
            show.emit(to);
        }
    };
    let label = format!(
        "{} of {}; arrow keys move, plus and minus zoom, 0 shows all",
        counted(props.calls.len(), "call"),
        counted(picture.lanes.len(), "worker")
    );
    html! {
        <div class={style} ref={node} tabindex="0" role="application" aria-label={label} {onkeydown} {onpointerdown}
            {onpointermove} {ondblclick}>
            <svg width={width.to_string()} height={height.to_string()} aria-hidden="true">
                <g>{ for picture.marks.iter().map(|mark| axis(*mark, height)) }</g>
                <g>{ for picture.lanes.iter().map(|lane| name(lane, y(lane.top))) }</g>
                <g>{ for picture.bars.iter().map(|bar| self::bar(props, bar, y(bar.row))) }</g>
            </svg>
        </div>
    }
}

fn axis((x, time): (f64, f64), height: f64) -> Html {
    let x = x.to_string();
    html! {
        <>
            <line x1={x.clone()} x2={x.clone()} y1="0" y2={height.to_string()} />
            <text {x} dx="4" y="13">{ in_words(time) }</text>
        </>
    }
}

fn name(lane: &Lane, y: f64) -> Html {
    html! { <text class="lane" x="4" y={(y - 4.0).to_string()}>{ lane.worker.chars().take(40).collect::<String>() }</text> }
}

fn bar(props: &ChartProps, bar: &Bar, y: f64) -> Html {
    let Some(call) = props.calls.get(bar.call) else { return Html::default() };
    let is_chosen =
        props.chosen.as_ref().is_some_and(|(worker, id)| (worker, id) == (&call.worker, &call.id));
    let onclick = {
        let (worker, id) = (call.worker.clone(), call.id);
        props.on_change.reform(move |_: MouseEvent| Change::Choose(worker.clone(), id))
    };
    let title = match bar.calls {
        1 => call.function.clone(),
        calls => format!("{calls} calls, one of them {}", call.function),
    };
    html! {
        <rect class={classes!(bar.failed.then_some("failed"), is_chosen.then_some("chosen"))} x={bar.x.to_string()}
            y={(y + 2.0).to_string()} width={bar.width.to_string()} height={(ROW - 4.0).to_string()} rx="2" {onclick}>
            <title>{ title }</title>
        </rect>
    }
}
