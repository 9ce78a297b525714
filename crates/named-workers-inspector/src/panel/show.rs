//! Puts the inspector into a page that knows nothing of it.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event, ShadowRootInit, ShadowRootMode};
use yew::Renderer;

use super::corner::{Corner, CornerProps};
use named_workers_ui::theme::shadow_style_manager;

/// The element that holds it.
const HOST: &str = "named-workers-inspector";

/// What is done in the panel is no business of the page around it, such as the keys that it listens to.
const KEPT: [&str; 5] = ["keydown", "keyup", "keypress", "input", "change"];

/// Adds a button to the corner of the page, which opens the inspector in a panel.
///
/// Both are in a shadow tree of their own: the page's styles do not reach them, nor theirs the page. They need no
/// permission of a strict Content-Security-Policy. Call it once, after [`named_workers::page::start`]. A second call
/// does nothing, and neither does the first where there is no document.
pub fn show() {
    // Fails only where there is no document.
    add().ok();
}

fn add() -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let page = document.document_element().ok_or(JsValue::NULL)?;
    if page.query_selector(HOST)?.is_some() {
        return Ok(());
    }
    let host = document.create_element(HOST)?;
    let tree = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?;
    let root = document.create_element("div")?;
    tree.append_child(&root)?;
    // Not into the body, which an app may take for itself.
    page.append_child(&host)?;
    keep_events(&host);
    let styles = shadow_style_manager(&tree);
    Renderer::<Corner>::with_root_and_props(root, CornerProps { styles }).render();
    Ok(())
}

fn keep_events(host: &Element) {
    for name in KEPT {
        EventListener::new(host, name, Event::stop_propagation).forget();
    }
}
