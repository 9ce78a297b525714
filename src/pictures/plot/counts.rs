//! π(x) against its two classic estimates.

use futures_util::future::try_join_all;
use stylist::yew::styled_component;
use yew::prelude::*;

use super::axis::Axis;
use super::chart::Chart;
use super::estimates::{log_integral, over_log};
use super::powers::Powers;
use crate::elements::{Failure, Panel, Table};
use crate::hooks::use_loaded;
use crate::pictures::view::View;
use crate::primes::{Engine, Racer};
use named_workers::Error;
use named_workers_ui::format::{grouped, power_of_ten};

/// How many points the line has.
const POINTS: u64 = 50;

#[derive(PartialEq, Properties)]
pub(crate) struct CountsProps {
    pub(crate) power: u32,
}

/// The plot, its legend and its numbers.
#[styled_component]
pub(crate) fn Counts(props: &CountsProps) -> Html {
    let counted = use_loaded(props.power, count);
    let style = css!(
        r#"
        .pi { stroke: var(--accent); stroke-width: 2.5; fill: none; }
        .li { stroke: var(--bad); stroke-width: 2; stroke-dasharray: 2 5; fill: none; }
        .log { stroke: var(--busy); stroke-width: 2; stroke-dasharray: 8 4; fill: none; }
        ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; font-size: 0.9375rem; font-variant-numeric: tabular-nums; }
        li { display: flex; align-items: center; gap: 0.5rem; }
        .wait { min-height: clamp(16rem, 50vh, 28rem); }
        "#
    );
    html! {
        <Panel label="How many primes there are">
            <div class={style}>
                <Powers views={View::COUNTED.map(|power| (power, View::Counts(power))).to_vec()} chosen={props.power} />
                { match &*counted {
                    None => html! { <p class="wait hint" role="status">{ "Counting…" }</p> },
                    Some(Err(error)) => html! { <Failure error={error.clone()} /> },
                    Some(Ok(points)) => plot(props.power, points),
                } }
            </div>
        </Panel>
    }
}

/// Pairs of x and π(x), from the pool's counting function.
async fn count(power: u32) -> Result<Vec<(u64, u64)>, Error> {
    let racer = Racer::ready(Engine::EveryCore).await?;
    let xs: Vec<_> = (1..=POINTS).map(|point| 10_u64.pow(power) / POINTS * point).collect();
    let counts = xs.iter().map(|x| racer.call::<u64>("pi", (x,)).into_future());
    Ok(xs.iter().copied().zip(try_join_all(counts).await?).collect())
}

fn plot(power: u32, points: &[(u64, u64)]) -> Html {
    let Some((largest, count)) = points.last().map(|(x, count)| (*x as f64, *count)) else {
        return Html::default();
    };
    let (li, log) = (log_integral(largest), over_log(largest));
    let (x, y) = (Axis::new(largest), Axis::new(li.max(count as f64)));
    let line = |height: &dyn Fn(f64, u64) -> f64| {
        let start = "M0 0".to_owned();
        points.iter().fold(start, |path, (at, count)| {
            let (at, count) = (*at as f64, *count);
            format!("{path}L{:.4} {:.5}", x.part(at), y.part(height(at, count)))
        })
    };
    let label = format!(
        "Up to {} there are {} primes; x/ln x says {}, and Li(x) {}.",
        power_of_ten(power),
        grouped(count),
        whole(log),
        whole(li)
    );
    html! {
        <>
            <ul>
                { key("pi", format!("π(x) = {}", grouped(count))) }
                { key("li", format!("Li(x) = {}", whole(li))) }
                { key("log", format!("x/ln x = {}", whole(log))) }
            </ul>
            <Chart {label} {x} {y} x_name="x">
                <path class="log" d={line(&|x, _| over_log(x))} />
                <path class="pi" d={line(&|_, count| count as f64)} />
                <path class="li" d={line(&|x, _| log_integral(x))} />
            </Chart>
            <Table
                summary="The numbers"
                head={vec!["x", "π(x)", "Li(x) − π(x)", "π(x) − x/ln x"]}
                rows={points.iter().map(|(x, count)| row(*x, *count)).collect::<Vec<_>>()}
            />
        </>
    }
}

fn key(class: &'static str, words: String) -> Html {
    html! {
        <li>
            <svg width="28" height="8" aria-hidden="true"><path {class} d="M0 4H28" /></svg>
            { words }
        </li>
    }
}

fn row(x: u64, count: u64) -> Vec<String> {
    let (at, counted) = (x as f64, count as f64);
    let differences = [log_integral(at) - counted, counted - over_log(at)];
    let signed = |value: f64| {
        let sign = if value <= -0.5 { "−" } else { "" };
        format!("{sign}{}", whole(value.abs()))
    };
    [grouped(x), grouped(count)].into_iter().chain(differences.map(signed)).collect()
}

fn whole(value: f64) -> String {
    grouped(value.round() as u64)
}
