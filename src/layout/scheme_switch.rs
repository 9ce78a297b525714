//! The switch between light and dark.

use stylist::yew::styled_component;
use yew::prelude::*;

use crate::scheme::Scheme;

/// A button with the scheme that it switches to.
#[styled_component]
pub(super) fn SchemeSwitch() -> Html {
    let scheme = use_state_eq(Scheme::current);
    let setter = scheme.setter();
    let switch = Callback::from(move |_: MouseEvent| {
        let other = Scheme::current().other();
        other.choose();
        setter.set(other);
    });
    let style = css!(
        r#"
        display: grid;
        place-items: center;
        width: 2.5rem;
        padding: 0;
        border-color: transparent;
        background: none;
        color: var(--muted);

        svg { fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
        "#
    );
    let other = scheme.other().id();
    html! {
        <button class={style} type="button" aria-label={format!("Use the {other} colours")} onclick={switch}>
            <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true"><path d={icon(scheme.other())} /></svg>
        </button>
    }
}

/// A sun, or a moon.
fn icon(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Light => {
            "M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4"
        }
        Scheme::Dark => "M20 14.5A8.5 8.5 0 1 1 9.5 4a6.8 6.8 0 0 0 10.5 10.5Z",
    }
}
