//! URLs, and the text behind them.

use gloo_net::http::Request;
use web_sys::Url;

/// Makes a URL absolute, against the document's base.
///
/// # Errors
/// When it is no URL.
pub(super) fn resolve(url: &str) -> Result<String, String> {
    let document = web_sys::window().and_then(|window| window.document());
    let base = document.and_then(|document| document.base_uri().ok().flatten());
    let resolved = Url::new_with_base(url, &base.unwrap_or_default());
    resolved.map(|url| url.href()).map_err(|_| format!("`{url}` is not a URL"))
}

/// Fetches the text behind a URL.
///
/// # Errors
/// Names the URL, and the status or the network's error.
pub(super) async fn text(url: &str) -> Result<String, String> {
    let failed = |error: gloo_net::Error| format!("{url} could not be fetched: {error}");
    let response = Request::get(url).send().await.map_err(failed)?;
    if !response.ok() {
        return Err(format!("{url}: {} {}", response.status(), response.status_text()));
    }
    response.text().await.map_err(failed)
}
