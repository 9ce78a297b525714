//! Where the focus goes when what has it goes away.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{MouseEvent, TargetCast};

/// What holds the whole inspector: it may be in a shadow tree, which the document does not look into.
const INSPECTOR: &str = "[data-inspector]";

/// From what was clicked, moves the focus to a worker's line, or to the filter if it has none.
pub(crate) fn focus_row(from: &MouseEvent, name: &str) {
    focus(from, |names| names.iter().position(|row| row == name));
}

/// From what was clicked, moves the focus to the line beside a worker's, which goes away, or to the filter if that is
/// the last one.
pub(crate) fn focus_beside(from: &MouseEvent, name: &str) {
    focus(from, |names| {
        let place = names.iter().position(|row| row == name)?;
        if place + 1 < names.len() { Some(place + 1) } else { place.checked_sub(1) }
    });
}

fn focus(from: &MouseEvent, choose: impl FnOnce(&[String]) -> Option<usize>) {
    let clicked = from.target_dyn_into::<Element>();
    let inspector = clicked.and_then(|it| it.closest(INSPECTOR).ok().flatten());
    let Some(inspector) = inspector else { return };
    let rows = rows(&inspector);
    let names: Vec<_> = rows.iter().filter_map(|row| row.get_attribute("data-row")).collect();
    let chosen = choose(&names).and_then(|place| rows.get(place));
    let target = match chosen {
        Some(row) => row.query_selector(".name").ok().flatten(),
        None => inspector.query_selector("input[type=search]").ok().flatten(),
    };
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        target.focus().ok();
    }
}

fn rows(inspector: &Element) -> Vec<Element> {
    let Ok(found) = inspector.query_selector_all("[data-row]") else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}
