//! What is shown at an unknown address.

use yew::prelude::*;

use crate::hooks::use_title;
use crate::route::Route;

/// Says that there is nothing here, and links back to the calculator.
#[component]
pub(crate) fn NotFound() -> Html {
    use_title("Not found");
    html! {
        <>
            <h1>{ "Not found" }</h1>
            <p class="below">
                { "There is no page at this address. " }
                <a href={Route::Primes.href()}>{ "Go to the prime calculator" }</a>
                { "." }
            </p>
        </>
    }
}
