//! The lanes of a race, and its outcome.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::contest::Contest;
use super::lane::Lane;
use super::scale::Scale;
use super::state::{Race, Standing};
use super::verdict::verdict;
use crate::elements::{CopyButton, Panel};
use crate::hooks::link_to;
use named_workers_ui::format::{rounded, short_span};

#[derive(PartialEq, Properties)]
pub(super) struct LanesProps {
    pub(super) race: Race,
}

/// While the race runs, each lane's bar is how far it has come. After it, the bars are times or passes, on
/// one logarithmic scale.
#[styled_component]
pub(super) fn Lanes(props: &LanesProps) -> Html {
    let race = &props.race;
    let Some(contest) = race.contest else { return Html::default() };
    let scale = if race.is_running() { None } else { Scale::new(values(race)) };
    let style = css!(
        r#"
        .verdict { min-height: 1.4em; margin-bottom: 1rem; font-size: clamp(1.125rem, 1rem + 0.8vw, 1.5rem); font-weight: 650; line-height: 1.3; }
        ol { display: grid; gap: 0.75rem; }
        .scale {
            display: block;
            width: calc(100% - 20.25rem);
            height: 1.25rem;
            margin: 0.5rem 0 0 12.75rem;
            overflow: visible;
            fill: var(--muted);
            font-size: 0.75rem;
        }
        .link { margin-top: 1rem; }
        .share { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; margin-top: 0.5rem; }

        @media (max-width: 48rem) { .scale { width: 100%; margin-left: 0; } }
        "#
    );
    html! {
        <Panel label="Lanes">
            <div class={style}>
                <p class="verdict" role="status">{ words(race, contest) }</p>
                <ol>
                    { for race.lanes.iter().map(|lane| html! {
                        <Lane key={lane.engine.id()} lane={lane.clone()} most={race.most_passes()} {scale} />
                    }) }
                </ol>
                <svg class="scale" aria-hidden="true">
                    { for scale.into_iter().flat_map(|scale| ticks(scale, contest)) }
                </svg>
                <p class="hint link">
                    <a id="again" href={race.plan.route().href()}>{ "Link to this race" }</a>
                    { ": whoever opens it runs it on their machine." }
                </p>
                <p class="share">
                    <CopyButton label="Copy link" text={link_to(&race.plan.route().href())} done="The link is copied." />
                </p>
            </div>
        </Panel>
    }
}

fn words(race: &Race, contest: Contest) -> String {
    let loading = race.lanes.iter().any(|lane| lane.standing == Standing::Loading);
    match race.is_running() {
        true if loading => "Getting ready…".into(),
        true => contest.to_string(),
        false => verdict(&race.lanes),
    }
}

fn values(race: &Race) -> impl Iterator<Item = f64> {
    race.lanes.iter().filter_map(|lane| match lane.standing {
        Standing::Finished(milliseconds) => Some(milliseconds),
        Standing::Counted(passes) => Some(passes as f64),
        _ => None,
    })
}

fn ticks(scale: Scale, contest: Contest) -> Vec<Html> {
    let name = |value: f64| match contest {
        Contest::Power(_) => short_span(value),
        Contest::Passes => rounded(value),
    };
    let tick = |value| {
        let part = scale.part(value);
        // The outermost stay inside the panel.
        let text_anchor = match part {
            ..0.05 => "start",
            ..0.95 => "middle",
            _ => "end",
        };
        html! { <text x={format!("{:.2}%", part * 100.0)} y="14" text-anchor={text_anchor}>{ name(value) }</text> }
    };
    scale.ticks().map(tick).collect()
}
