//! How far along something is.

use yew::prelude::*;

/// What a [`Bar`] shows.
#[derive(Debug, PartialEq, Properties)]
pub struct BarProps {
    /// What is advancing, for those who cannot see the bar.
    pub label: AttrValue,
    /// From 0 to 1; without it, the bar is indeterminate.
    pub fraction: Option<f64>,
    /// For labels and scripts.
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// A bar that fills.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    let value = props.fraction.map(|fraction| fraction.to_string());
    html! {
        <progress id={props.id.clone()} max="1" {value} aria-label={props.label.clone()} />
    }
}

/// The part of `total` that is done; unknown while there is no total.
pub fn fraction(done: f64, total: f64) -> Option<f64> {
    (total > 0.0).then(|| (done / total).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::fraction;

    #[test]
    fn a_fraction_is_between_zero_and_one() {
        assert_eq!(fraction(1.0, 4.0), Some(0.25));
        assert_eq!(fraction(5.0, 4.0), Some(1.0));
    }

    #[test]
    fn without_a_total_the_fraction_is_unknown() {
        assert_eq!(fraction(1.0, 0.0), None);
        assert_eq!(fraction(1.0, f64::NAN), None);
    }
}
