//! How far primes are from the next.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::axis::Axis;
use super::chart::Chart;
use super::powers::Powers;
use crate::elements::{Failure, Panel, Table};
use crate::hooks::use_loaded;
use crate::pictures::view::View;
use named_workers::{Error, workers};
use named_workers_ui::format::{grouped, power_of_ten};

#[derive(PartialEq, Properties)]
pub(crate) struct GapsProps {
    pub(crate) power: u32,
}

/// A bar for each gap, as high as there are pairs of primes so far from each other.
#[styled_component]
pub(crate) fn Gaps(props: &GapsProps) -> Html {
    let measured = use_loaded(props.power, measure);
    let style = css!(
        r#"
        rect { fill: var(--accent); }
        .six { fill: var(--busy); }
        .wait { min-height: clamp(16rem, 50vh, 28rem); }
        "#
    );
    html! {
        <Panel label="Gaps between primes">
            <div class={style}>
                <Powers views={View::MEASURED.map(|power| (power, View::Gaps(power))).to_vec()} chosen={props.power} />
                { match &*measured {
                    None => html! { <p class="wait hint" role="status">{ "Measuring…" }</p> },
                    Some(Err(error)) => html! { <Failure error={error.clone()} /> },
                    Some(Ok(gaps)) => histogram(props.power, gaps),
                } }
            </div>
        </Panel>
    }
}

/// Pairs of a gap and how often it is there, the smallest first.
async fn measure(power: u32) -> Result<Vec<(u64, u64)>, Error> {
    workers().get("primes").await?.call("gaps", (10_u64.pow(power),)).await
}

fn histogram(power: u32, gaps: &[(u64, u64)]) -> Html {
    let Some(((widest, _), (common, most))) =
        gaps.last().zip(gaps.iter().max_by_key(|(_, count)| *count))
    else {
        return Html::default();
    };
    let (x, y) = (Axis::new((*widest + 2) as f64), Axis::new(*most as f64));
    let width = x.part(1.5);
    let bar = |(gap, count): &(u64, u64)| {
        let (left, height) = (x.part(*gap as f64) - width / 2.0, y.part(*count as f64));
        html! {
            <rect
                class={classes!(gap.is_multiple_of(6).then_some("six"))}
                x={left.to_string()}
                y="0"
                width={width.to_string()}
                height={height.to_string()}
            />
        }
    };
    let words = format!(
        "Up to {}, {} is the most common gap between primes, {} times; the widest is {}.",
        power_of_ten(power),
        common,
        grouped(*most),
        widest
    );
    html! {
        <>
            <p>{ words.clone() }<span class="hint">{ " Multiples of 6 stand out." }</span></p>
            <Chart label={words} {x} {y} x_name="gap to the next prime">{ for gaps.iter().map(bar) }</Chart>
            <Table
                summary="The numbers"
                head={vec!["Gap", "How often"]}
                rows={gaps.iter().map(|(gap, count)| vec![gap.to_string(), grouped(*count)]).collect::<Vec<_>>()}
            />
        </>
    }
}
