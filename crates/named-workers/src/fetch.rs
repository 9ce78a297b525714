//! Fetches URLs, on the page and in workers.

use gloo_net::Error;
use gloo_net::http::{Request, Response};

/// Fetches the text at an absolute URL.
///
/// # Errors
/// Names the URL, and the status or the network's error.
pub async fn text(url: &str) -> Result<String, String> {
    get(url).await?.text().await.map_err(|error| explain(url, error))
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
    match response.ok() {
        true => Ok(response),
        false => Err(format!("{url}: {} {}", response.status(), response.status_text())),
    }
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
