//! Fetches URLs, on the page and in workers.

use gloo_net::Error;
use gloo_net::http::{Request, Response};

use crate::protocol::files;

/// Fetches the text at an absolute URL.
///
/// # Errors
/// Names the URL, and the status or the network's error.
pub async fn text(url: &str) -> Result<String, String> {
    Ok(text_and_url(url).await?.0)
}

/// Like [`text`], with the URL that the text has come from: another one, where the host has redirected.
///
/// # Errors
/// As for [`text`].
pub(crate) async fn text_and_url(url: &str) -> Result<(String, String), String> {
    let response = get(url).await?;
    let text = response.text().await.map_err(|error| explain(url, error))?;
    Ok((text, response.url()))
}

/// Fetches the bytes at an absolute URL.
///
/// # Errors
/// Names the URL, and the status or the network's error.
pub async fn bytes(url: &str) -> Result<Vec<u8>, String> {
    get(url).await?.binary().await.map_err(|error| explain(url, error))
}

async fn get(url: &str) -> Result<Response, String> {
    let response = Request::get(url).send().await.map_err(|error| explain(url, error))?;
    if !response.ok() {
        return Err(format!("{url}: {} {}", response.status(), response.status_text()));
    }
    match is_fallback(url, &response) {
        true => Err(format!("{url}: it is an HTML page, and not this file: the host has none")),
        false => Ok(response),
    }
}

/// Whether a host has answered with an HTML page, as some do for what they do not have.
fn is_fallback(url: &str, response: &Response) -> bool {
    let path = files::url_path(url);
    let is_asked_for = [".html", ".htm", "/"].iter().any(|end| path.ends_with(end));
    let content_type = response.headers().get("content-type").unwrap_or_default();
    !is_asked_for && content_type.starts_with("text/html")
}

fn explain(url: &str, error: Error) -> String {
    let reason = match error {
        Error::JsError(error) => error.message,
        other => other.to_string(),
    };
    with_url(url, &reason)
}

/// A reason with the URL it is about, unless it already names one.
pub fn with_url(url: &str, reason: &str) -> String {
    if reason.contains("://") { reason.to_owned() } else { format!("{url}: {reason}") }
}
