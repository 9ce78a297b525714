//! What an unknown address shows.

use yew::prelude::*;

use crate::app::hooks::use_title;
use crate::app::route::Route;

/// Says that there is nothing here, and leads back.
#[component]
pub(in crate::app) fn NotFound() -> Html {
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
