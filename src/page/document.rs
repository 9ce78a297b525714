//! Finds the declarations in the document: `<script type="rs" worker name="…" src="…">`.

use std::cell::RefCell;

use js_sys::WeakSet;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit};

use crate::protocol::Error;

use super::dedent::dedent;
use super::{Declaration, WorkerType, workers};

thread_local! {
    /// The script elements that were picked up already.
    static SEEN: WeakSet = WeakSet::new();
    static OBSERVER: RefCell<Option<MutationObserver>> = const { RefCell::new(None) };
}

/// Picks up what is declared, and whatever is added to the document from now on.
pub(super) fn observe() {
    scan();
    let on_change = Closure::<dyn Fn()>::new(scan).into_js_value();
    let observer = MutationObserver::new(on_change.unchecked_ref());
    let document = web_sys::window().and_then(|window| window.document());
    if let (Ok(observer), Some(document)) = (observer, document) {
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        observer.observe_with_options(&document, &options).ok();
        OBSERVER.set(Some(observer));
    }
}

/// Picks up every declaration that was not seen before.
pub(super) fn scan() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let Ok(scripts) = document.query_selector_all("script[worker]") else {
        return;
    };
    for index in 0..scripts.length() {
        let element = scripts.item(index).and_then(|node| node.dyn_into::<Element>().ok());
        element.iter().for_each(pick_up);
    }
}

fn pick_up(element: &Element) {
    let Some(worker_type) = attribute(element, "type").and_then(|text| text.parse().ok()) else {
        return; // another framework's script
    };
    if SEEN.with(|seen| seen.has(element)) {
        return;
    }
    SEEN.with(|seen| seen.add(element));
    if let Err(problem) = declare(element, worker_type) {
        workers().refuse(problem);
    }
}

fn declare(element: &Element, worker_type: WorkerType) -> Result<(), Error> {
    let declaration = read(element, worker_type);
    if declaration.name.is_empty() {
        return declaration.check();
    }
    workers().declare(declaration).map(drop)
}

fn read(element: &Element, worker_type: WorkerType) -> Declaration {
    let name = attribute(element, "name").unwrap_or_default();
    let declaration = Declaration::new(name, worker_type);
    let src = attribute(element, "src").or_else(|| attribute(element, "worker"));
    let is_inline = src.is_none() && worker_type != WorkerType::Rs;
    let text = element.text_content().filter(|text| is_inline && !text.trim().is_empty());
    Declaration {
        src,
        source: text.map(|text| dedent(&text)),
        config: attribute(element, "config").map(Into::into),
        ..declaration
    }
}

/// The attribute's value, if it is there and not empty.
fn attribute(element: &Element, name: &str) -> Option<String> {
    let value = element.get_attribute(name)?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}
