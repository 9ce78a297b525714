//! URLs of the page.

use web_sys::Url;

/// Resolves a URL against another.
///
/// # Errors
/// If it is not a URL.
pub(super) fn resolve(url: &str, base: &str) -> Result<String, String> {
    let resolved = Url::new_with_base(url, base);
    resolved.map(|url| url.href()).map_err(|_| format!("`{url}` is not a URL"))
}

/// The document's base URL.
pub(crate) fn base() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default()
}
