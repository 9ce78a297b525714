//! The clipboard, and links to be put there.

use wasm_bindgen_futures::JsFuture;

/// Copies text; returns whether the browser has allowed it. Only secure pages have a clipboard.
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return false;
    };
    let has_one = js_sys::Reflect::get(&navigator, &"clipboard".into());
    if !has_one.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// The link to a fragment of this page, such as `#/race`.
pub fn link_to(fragment: &str) -> String {
    let location = web_sys::window().and_then(|window| window.location().href().ok());
    let page = location.unwrap_or_default();
    format!("{}{fragment}", page.split('#').next().unwrap_or_default())
}
