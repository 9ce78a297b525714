//! A Yew app that counts primes in the worker `counter`.

mod count;
mod use_call;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use count::Count;

fn main() {
    named_workers::page::start();
    // Keep the panic hook of `start`, which ends every call: Yew would put its own in its place.
    yew::set_custom_panic_hook(std::panic::take_hook());
    #[cfg(feature = "inspector")]
    named_workers_inspector::show();
    yew::Renderer::<App>::new().render();
}

/// A number field, and a button that shows the count or takes it away.
#[component]
fn App() -> Html {
    let limit = use_state_eq(|| 3_000_000);
    let is_shown = use_state_eq(|| false);
    let set_limit = {
        let limit = limit.setter();
        move |event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            limit.set(field.value_as_number() as u64);
        }
    };
    let toggle = {
        let is_shown = is_shown.clone();
        move |_| is_shown.set(!*is_shown)
    };
    html! {
        <main>
            <h1>{ "A Yew app" }</h1>
            <label>
                { "Primes up to " }
                <input type="number" defaultvalue="3000000" oninput={set_limit} />
            </label>
            <button onclick={toggle}>{ if *is_shown { "Stop" } else { "Count" } }</button>
            if *is_shown {
                <Count limit={*limit} />
            }
        </main>
    }
}
