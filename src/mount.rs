//! Puts the app into the document.

use crate::root::App;
use crate::scheme::Scheme;

/// The element whose content the app replaces.
const ROOT: &str = "app";

/// Renders [`App`] into the document's `#app` element, if there is one.
pub(crate) fn mount() {
    Scheme::restore();
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.get_element_by_id(ROOT));
    if let Some(root) = root {
        yew::Renderer::<App>::with_root(root).render();
    }
}
