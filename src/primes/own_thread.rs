//! The switch that takes the workers away.

use stylist::yew::styled_component;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::search::Action;
use super::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct OwnThreadProps {
    pub(super) session: Session,
}

/// Whether the next search runs on the page's own thread, so that everyone sees what workers are for.
#[styled_component]
pub(super) fn OwnThread(props: &OwnThreadProps) -> Html {
    let session = props.session.clone();
    let here = session.search.here;
    let switch = Callback::from(move |event: Event| {
        if let Some(switch) = event.target_dyn_into::<HtmlInputElement>() {
            session.dispatch(Action::Move(switch.checked()));
        }
    });
    let style = css!(
        r#"
        display: flex;
        align-items: center;
        gap: 0.625rem;
        width: fit-content;
        margin-top: 1rem;
        font-weight: 400;

        input { flex: none; width: 1.25rem; min-height: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--bad); }
        "#
    );
    html! {
        <label class={style}>
            <input id="here" type="checkbox" checked={here} onchange={switch} />
            { "Search on the page’s own thread instead, and see it stop: try 10⁹" }
        </label>
    }
}
