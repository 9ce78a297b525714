//! Limits to choose from.

use stylist::yew::styled_component;
use yew::prelude::*;

use named_workers_ui::format::power_of_ten;

#[derive(PartialEq, Properties)]
pub(super) struct PresetsProps {
    /// The largest limit there may be.
    pub(super) largest: u64,
    pub(super) on_choose: Callback<u64>,
}

/// Powers of ten, as far as the engine goes.
#[styled_component]
pub(super) fn Presets(props: &PresetsProps) -> Html {
    let style = css!(
        r#"
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
        margin-top: 0.75rem;

        button { min-width: 2.875rem; padding: 0 0.5rem; border-color: var(--line); font-weight: 550; }
        "#
    );
    let powers = (4..=12).filter(|power| 10_u64.pow(*power) <= props.largest);
    html! {
        <div class={style} role="group" aria-label="Limits">
            { for powers.map(|power| {
                let choose = props.on_choose.reform(move |_| 10_u64.pow(power));
                html! { <button class="small" type="button" onclick={choose}>{ power_of_ten(power) }</button> }
            }) }
        </div>
    }
}
