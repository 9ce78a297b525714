//! URLs of the page.

use web_sys::Url;

/// Makes a URL absolute, against another.
///
/// # Errors
/// When it is no URL.
pub(super) fn resolve(url: &str, base: &str) -> Result<String, String> {
    let resolved = Url::new_with_base(url, base);
    resolved.map(|url| url.href()).map_err(|_| format!("`{url}` is not a URL"))
}

/// The document's base.
pub(crate) fn base() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default()
}
