//! One lane of a race.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::scale::Scale;
use super::state::{Lane as Entry, Standing};
use crate::elements::Failure;
use named_workers_ui::format::{grouped, span};

#[derive(PartialEq, Properties)]
pub(super) struct LaneProps {
    pub(super) lane: Entry,
    /// The passes of whoever has made the most.
    pub(super) most: u64,
    /// The scale of the results, when the race is over.
    pub(super) scale: Option<Scale>,
}

/// The engine's name, its bar, and its time or what it is doing.
#[styled_component]
pub(super) fn Lane(props: &LaneProps) -> Html {
    let Entry { engine, standing } = &props.lane;
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: 12rem minmax(0, 1fr) 6.75rem;
        align-items: center;
        gap: 0.25rem 0.75rem;

        .name { font-weight: 600; }
        .value { text-align: right; font-weight: 650; font-variant-numeric: tabular-nums; }
        .value.quiet { color: var(--muted); font-weight: 400; }
        .failure { grid-column: 1 / -1; }

        @media (max-width: 48rem) {
            grid-template-columns: minmax(0, 1fr) auto;
            .bar { grid-row: 2; grid-column: 1 / -1; }
        }
        "#
    );
    let result = matches!(standing, Standing::Finished(_) | Standing::Counted(_));
    html! {
        <li class={style} data-engine={engine.id()} data-over={standing.is_over().to_string()}>
            <span class="name">{ engine.to_string() }</span>
            <span class="bar">{ bar(part(standing, props.most, props.scale)) }</span>
            <span class={classes!("value", (!result).then_some("quiet"))}>{ value(standing) }</span>
            if let Standing::Failed(error) = standing {
                <div class="failure"><Failure error={error.clone()} /></div>
            }
        </li>
    }
}

/// A bar of this length, from 0 to 1: of an SVG, whose attributes no policy forbids.
fn bar(part: f64) -> Html {
    html! {
        <svg width="100%" height="20" aria-hidden="true" display="block">
            <rect width="100%" height="20" rx="4" fill="var(--sunken)" />
            <rect width={format!("{:.2}%", part * 100.0)} height="20" rx="4" fill="var(--accent)" />
        </svg>
    }
}

fn part(standing: &Standing, most: u64, scale: Option<Scale>) -> f64 {
    match (standing, scale) {
        (Standing::Running(part, 0), _) => *part,
        (Standing::Running(part, passes), _) => part * *passes as f64 / most as f64,
        (Standing::Finished(value), Some(scale)) => scale.part(*value),
        (Standing::Counted(passes), Some(scale)) => scale.part(*passes as f64),
        (Standing::Counted(passes), None) => *passes as f64 / most.max(1) as f64,
        (Standing::Finished(_), None) => 1.0,
        _ => 0.0,
    }
}

fn value(standing: &Standing) -> String {
    match standing {
        Standing::Loading => "loading".into(),
        Standing::Ready => "ready".into(),
        Standing::Running(part, 0) => format!("{:.0}%", (part * 100.0).floor()),
        Standing::Running(_, passes) | Standing::Counted(passes) => match passes {
            1 => "1 pass".into(),
            passes => format!("{} passes", grouped(*passes)),
        },
        Standing::Finished(milliseconds) => span(*milliseconds),
        Standing::Failed(_) => "failed".into(),
        Standing::Stopped => "stopped".into(),
    }
}
