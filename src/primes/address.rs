//! The field for the addresses of servers.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::engine::Engine;
use super::refusal::Refusal;
use super::search::Action;
use super::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct AddressProps {
    pub(super) session: Session,
    /// The field itself.
    pub(super) field: NodeRef,
}

/// Where the engine's worker is, for an engine that is elsewhere.
#[component]
pub(super) fn Address(props: &AddressProps) -> Html {
    let search = &props.session.search;
    let Some(value) = search.address().map(ToOwned::to_owned) else { return Html::default() };
    let session = props.session.clone();
    let oninput = move |event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            session.dispatch(Action::Address(field.value()));
        }
    };
    let label = match search.engine() {
        Engine::Server => "Address of the worker, or several with commas between them",
        _ => "Address of the worker",
    };
    let refused = search.refusal().is_some_and(Refusal::is_about_address);
    html! {
        <div class="below">
            <label for="address">{ label }</label>
            <input
                id="address"
                ref={props.field.clone()}
                {value}
                {oninput}
                inputmode="url"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-invalid={refused.then_some("true")}
                aria-describedby={refused.then_some("error")}
            />
        </div>
    }
}
