//! The field for the address of a server.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::search::Action;
use super::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct AddressProps {
    pub(super) session: Session,
}

/// Where the remote worker is.
#[component]
pub(super) fn Address(props: &AddressProps) -> Html {
    let session = props.session.clone();
    let value = session.search.address.clone();
    let oninput = move |event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            session.dispatch(Action::Address(field.value()));
        }
    };
    html! {
        <div class="below">
            <label for="address">{ "Address of the worker" }</label>
            <input id="address" type="url" {value} {oninput} autocomplete="off" spellcheck="false" />
        </div>
    }
}
