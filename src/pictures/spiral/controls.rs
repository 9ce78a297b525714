//! Where to go in a spiral, and how near.

use stylist::yew::styled_component;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::plane::Plane;
use crate::primes::read_number;
use named_workers_ui::format::{grouped, power_of_ten};

#[derive(PartialEq, Properties)]
pub(super) struct ControlsProps {
    pub(super) plane: Plane,
    pub(super) on_go: Callback<u64>,
    /// Receives the factor.
    pub(super) on_zoom: Callback<f64>,
}

/// A field for a number, some numbers to choose from, and buttons to zoom.
#[styled_component]
pub(super) fn Controls(props: &ControlsProps) -> Html {
    let field = use_node_ref();
    let refused = use_state_eq(|| false);
    let submit = {
        let (field, refused, plane, go) =
            (field.clone(), refused.clone(), props.plane, props.on_go.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = field.cast::<HtmlInputElement>() else { return };
            let number = read_number(&field.value());
            let number = number.filter(|number| (1..=plane.largest()).contains(number));
            refused.set(number.is_none());
            match number {
                Some(number) => go.emit(number),
                None => drop(field.focus()),
            }
        })
    };
    let style = css!(
        r#"
        display: grid;
        gap: 0.5rem;

        form, .places { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; }
        label { white-space: nowrap; }
        input { width: 12rem; font-variant-numeric: tabular-nums; }
        .zoom { display: flex; gap: 0.375rem; margin-left: auto; }
        .zoom button { width: 2.5rem; padding: 0; font-size: 1.25rem; line-height: 1; }
        .refusal { color: var(--bad); font-size: 0.9375rem; }
        "#
    );
    let place = |name: String, number: u64| {
        let go = props.on_go.reform(move |_| number);
        html! { <button class="small" type="button" onclick={go}>{ name }</button> }
    };
    let zoom = |name: &'static str, sign: &'static str, factor: f64| {
        let zoom = props.on_zoom.reform(move |_| factor);
        html! { <button type="button" aria-label={name} onclick={zoom}>{ sign }</button> }
    };
    html! {
        <div class={style}>
            <form onsubmit={submit} novalidate=true>
                <label for="number">{ "Go to" }</label>
                <input
                    id="number"
                    ref={field}
                    inputmode="numeric"
                    autocomplete="off"
                    placeholder="1,000,000"
                    aria-invalid={refused.then_some("true")}
                    aria-describedby={refused.then_some("error")}
                />
                <button>{ "Go" }</button>
                <div class="places" role="group" aria-label="Numbers">
                    { place("1".into(), 1) }
                    { for [6, 9, 12].map(|power| place(power_of_ten(power), 10_u64.pow(power))) }
                </div>
                <div class="zoom">
                    { zoom("Zoom out", "−", 0.5) }
                    { zoom("Zoom in", "+", 2.0) }
                </div>
            </form>
            if *refused {
                <p id="error" class="refusal" role="alert">
                    { format!("Enter a whole number from 1 to {}.", grouped(props.plane.largest())) }
                </p>
            }
        </div>
    }
}
