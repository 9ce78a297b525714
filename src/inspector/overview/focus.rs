//! Where the focus goes when what has it goes away.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// Moves the focus to a worker's line, or to the filter if it has none.
pub(in crate::inspector) fn focus_row(name: &str) {
    focus(|names| names.iter().position(|row| row == name));
}

/// Moves the focus to the line beside a worker's, which goes away, or to the filter if that is the last one.
pub(in crate::inspector) fn focus_beside(name: &str) {
    focus(|names| {
        let place = names.iter().position(|row| row == name)?;
        if place + 1 < names.len() { Some(place + 1) } else { place.checked_sub(1) }
    });
}

fn focus(choose: impl FnOnce(&[String]) -> Option<usize>) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let rows = rows(&document);
    let names: Vec<_> = rows.iter().filter_map(|row| row.get_attribute("data-row")).collect();
    let chosen = choose(&names).and_then(|place| rows.get(place));
    let target = match chosen {
        Some(row) => row.query_selector(".name").ok().flatten(),
        None => document.query_selector("main input[type=search]").ok().flatten(),
    };
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        target.focus().ok();
    }
}

fn rows(document: &Document) -> Vec<Element> {
    let Ok(found) = document.query_selector_all("[data-row]") else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}
