//! What is seen of a spiral, in the address.

use wasm_bindgen::JsValue;

use super::plane::Plane;
use crate::pictures::view::View;

/// Puts what is seen into the address, in place of what was.
pub(super) fn replace(plane: Plane, number: u64, scale: f64) {
    let address = View::Spiral(plane, number, scale).route().href();
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let state = history.state().unwrap_or(JsValue::NULL);
        // Fails only where a browser counts too many changes; then the address is a little late.
        history.replace_state_with_url(&state, "", Some(&address)).ok();
    }
}
