//! A small chart.

use yew::prelude::*;

use crate::watch::BINS;

const HEIGHT: u32 = 20;
const STEP: u32 = 3;

#[derive(PartialEq, Properties)]
pub(super) struct SparkProps {
    /// Counts, oldest first.
    pub(super) counts: Vec<u32>,
}

/// Ended calls in the last two minutes, as bars. Nothing while there are none.
#[component]
pub(super) fn Spark(props: &SparkProps) -> Html {
    let most = props.counts.iter().copied().max().unwrap_or_default();
    if most == 0 {
        return Html::default();
    }
    let all: u64 = props.counts.iter().copied().map(u64::from).sum();
    let bars = props.counts.iter().enumerate().filter(|(_, count)| **count > 0);
    html! {
        <svg class="spark" width={(STEP * BINS as u32).to_string()} height={HEIGHT.to_string()} role="img"
            aria-label={format!("{all} ended in the last two minutes")}>
            { for bars.map(|(index, count)| {
                let height = (f64::from(*count) / f64::from(most) * f64::from(HEIGHT)).max(1.0);
                html! {
                    <rect x={(index as u32 * STEP).to_string()} y={(f64::from(HEIGHT) - height).to_string()}
                        width={(STEP - 1).to_string()} height={height.to_string()} />
                }
            }) }
        </svg>
    }
}
