//! A plot in its axes. What is drawn stretches with the page, the words do not.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::axis::Axis;
use named_workers_ui::format::rounded;

#[derive(PartialEq, Properties)]
pub(super) struct ChartProps {
    /// What is to be seen, in words.
    pub(super) label: AttrValue,
    pub(super) x: Axis,
    pub(super) y: Axis,
    /// What is on the horizontal axis.
    pub(super) x_name: AttrValue,
    /// Shapes in a square of 1 by 1, y upwards.
    pub(super) children: Html,
}

#[styled_component]
pub(super) fn Chart(props: &ChartProps) -> Html {
    let style = css!(
        r#"
        display: block;
        width: 100%;
        height: clamp(16rem, 50vh, 28rem);
        padding: 0.5rem 1.5rem 3.25rem 5.5rem;
        overflow: visible;
        font-size: 0.8125rem;
        font-variant-numeric: tabular-nums;

        text { fill: var(--muted); }
        line { stroke: var(--line); }
        .axis { stroke: var(--edge); }
        .shapes > * { vector-effect: non-scaling-stroke; }

        @media (max-width: 40rem) { padding: 0.5rem 1rem 3.25rem 4.25rem; font-size: 0.6875rem; }
        "#
    );
    // Every second one, from the end: on a phone there is no room for more.
    let mut ticks: Vec<_> = props.x.ticks().collect();
    ticks.reverse();
    let ticks = ticks.into_iter().step_by(2);
    let across = |value: f64| {
        let x = percent(props.x.part(value));
        html! { <text {x} y="100%" dy="1.5em" text-anchor="middle">{ rounded(value) }</text> }
    };
    let up = |value: f64| {
        let y = percent(1.0 - props.y.part(value));
        html! {
            <>
                <line x1="0" x2="100%" y1={y.clone()} y2={y.clone()} />
                <text x="0" {y} dx="-0.6em" dy="0.35em" text-anchor="end">{ rounded(value) }</text>
            </>
        }
    };
    html! {
        <svg class={style} role="img" aria-label={props.label.clone()}>
            <svg width="100%" height="100%" overflow="visible">
                { for props.y.ticks().map(up) }
                <svg viewBox="0 0 1 1" width="100%" height="100%" preserveAspectRatio="none" overflow="visible">
                    <g class="shapes" transform="matrix(1 0 0 -1 0 1)">{ props.children.clone() }</g>
                </svg>
                <line class="axis" x1="0" x2="100%" y1="100%" y2="100%" />
                { for ticks.map(across) }
                <text x="100%" y="100%" dy="3em" text-anchor="end">{ &props.x_name }</text>
            </svg>
        </svg>
    }
}

fn percent(part: f64) -> String {
    format!("{:.2}%", part * 100.0)
}
