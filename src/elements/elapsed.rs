//! How long something has been going on.

use gloo_timers::callback::Interval;
use yew::prelude::*;

use named_workers_ui::clock;
use named_workers_ui::format;

#[derive(PartialEq, Properties)]
pub(crate) struct ElapsedProps {
    /// When it began, by [`clock::now`].
    pub(crate) start: f64,
}

/// The time since then, in tenths of a second.
#[component]
pub(crate) fn Elapsed(props: &ElapsedProps) -> Html {
    let now = use_state(clock::now);
    let setter = now.setter();
    use_effect_with((), move |()| {
        let interval = Interval::new(100, move || setter.set(clock::now()));
        move || drop(interval.cancel())
    });
    html! { <span>{ format::running((*now - props.start).max(0.0)) }</span> }
}
