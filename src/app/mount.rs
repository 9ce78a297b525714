//! Puts the app into the document.

use super::App;

/// The element that the app replaces the content of.
const ROOT: &str = "app";

/// Renders [`App`] into the document's element `#app`. Without one, there is nothing to render into.
pub fn mount() {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.get_element_by_id(ROOT));
    if let Some(root) = root {
        yew::Renderer::<App>::with_root(root).render();
    }
}
