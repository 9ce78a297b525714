//! A page without a framework: two buttons that call the worker `greeter`.

use named_workers::{Error, Progress, workers};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement, HtmlProgressElement};

fn main() {
    named_workers::page::start();
    on_click("greet", || spawn_local(async { show(greet().await) }));
    on_click("count", || spawn_local(async { show(count().await) }));
}

/// Calls `greet` with the name in the text field.
async fn greet() -> Result<String, Error> {
    let greeter = workers().get("greeter").await?;
    let field = element::<HtmlInputElement>("name");
    greeter.call("greet", (field.map(|field| field.value()),)).await
}

/// Calls `count`, and moves the progress bar while it runs.
async fn count() -> Result<String, Error> {
    let greeter = workers().get("greeter").await?;
    let primes: u64 = greeter.call("count", (1_000_000,)).on_progress(show_progress).await?;
    Ok(format!("There are {primes} primes up to 1,000,000."))
}

/// Shows how a call ended: with a value, or with an error.
fn show(end: Result<String, Error>) {
    let (result, error) = match end {
        Ok(result) => (result, String::new()),
        Err(error) => (String::new(), error.to_string()),
    };
    show_text("result", &result);
    show_text("error", &error);
}

fn show_text(id: &str, text: &str) {
    if let Some(element) = element::<HtmlElement>(id) {
        element.set_inner_text(text);
    }
}

fn show_progress(progress: Progress) {
    if let Some(bar) = element::<HtmlProgressElement>("progress") {
        bar.set_value(progress.done / progress.total);
    }
}

/// Does this whenever the button is clicked.
fn on_click(id: &str, action: impl FnMut() + 'static) {
    if let Some(button) = element::<HtmlElement>(id) {
        let action = Closure::<dyn FnMut()>::new(action).into_js_value();
        button.set_onclick(Some(action.unchecked_ref()));
    }
}

fn element<T: JsCast>(id: &str) -> Option<T> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}
