//! How far something is.

use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(in crate::app) struct BarProps {
    /// What it is that advances, for those who cannot see the bar.
    pub(in crate::app) label: AttrValue,
    /// From 0 to 1; without it, the bar says that nobody knows.
    pub(in crate::app) fraction: Option<f64>,
    #[prop_or_default]
    pub(in crate::app) id: Option<AttrValue>,
}

/// A progress bar.
#[component]
pub(in crate::app) fn Bar(props: &BarProps) -> Html {
    let value = props.fraction.map(|fraction| fraction.to_string());
    html! {
        <progress id={props.id.clone()} max="1" {value} aria-label={props.label.clone()} />
    }
}

/// What part of `total` is done; unknown while there is no total.
pub(in crate::app) fn fraction(done: f64, total: f64) -> Option<f64> {
    (total > 0.0).then(|| (done / total).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::fraction;

    #[test]
    fn a_fraction_is_between_nothing_and_all() {
        assert_eq!(fraction(1.0, 4.0), Some(0.25));
        assert_eq!(fraction(5.0, 4.0), Some(1.0));
    }

    #[test]
    fn without_a_total_the_fraction_is_unknown() {
        assert_eq!(fraction(1.0, 0.0), None);
        assert_eq!(fraction(1.0, f64::NAN), None);
    }
}
