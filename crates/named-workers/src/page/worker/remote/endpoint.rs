//! Where a remote worker is, and how it is asked.

use std::collections::BTreeMap;
use std::fmt;

use gloo_net::http::{Method, RequestBuilder};
use web_sys::{RequestCache, RequestMode, Url};

use crate::protocol::remote::{Description, EVENTS, REMOTE_PROTOCOL};
use crate::protocol::{Signature, other_version};

use super::request::{self, Answer};

/// A remote worker's endpoint.
pub(super) struct Endpoint {
    /// An absolute URL.
    src: String,
    /// Sent with each request.
    headers: BTreeMap<String, String>,
}

/// Why a worker has not described itself.
pub(super) enum Undescribed {
    /// It may do so later.
    Yet(String),
    /// It will not.
    Ever(String),
}

impl Endpoint {
    /// The endpoint at this absolute URL.
    ///
    /// # Errors
    /// Names the header that is none.
    pub(super) fn new(src: String, headers: BTreeMap<String, String>) -> Result<Self, String> {
        request::headers(&headers)?;
        Ok(Self { src, headers })
    }

    /// Asks the worker what it exports.
    ///
    /// # Errors
    /// The URL, and what is wrong with the answer, or that there is none.
    pub(super) async fn describe(&self) -> Result<Vec<Signature>, Undescribed> {
        let answer = match self.get().await {
            Ok(answer) => answer,
            Err(reason) => return Err(self.unanswered(&reason).await),
        };
        if !answer.is_ok() {
            let reason = format!("{self}: {}", answer.status_line());
            return Err(if is_passing(answer.status()) {
                Undescribed::Yet(reason)
            } else {
                Undescribed::Ever(reason)
            });
        }
        let is_page = answer.is("text/html");
        let text = answer.text().await;
        let text = text.map_err(|reason| Undescribed::Yet(format!("{self}: {reason}")))?;
        let described = if is_page { Err(not_remote("it is an HTML page")) } else { read(&text) };
        described.map_err(|reason| Undescribed::Ever(format!("{self}: {reason}")))
    }

    /// Sends a call. It is never sent again: it may have had effects.
    ///
    /// # Errors
    /// The URL, and the browser's reason, when there is no answer.
    pub(super) async fn call(&self, function: &str, arguments: &str) -> Result<Answer, String> {
        let url = self.url_of(function);
        let builder = self.request(Method::POST, &url)?;
        let builder = builder.header("accept", EVENTS).header("content-type", "application/json");
        let sent = request::send(builder, Some(arguments)).await;
        sent.map_err(|reason| {
            format!(
                "{url}: {reason}: the connection broke, or the server is away or does not allow \
                 this page to send a POST with these headers (CORS)"
            )
        })
    }

    async fn get(&self) -> Result<Answer, String> {
        let builder = self.request(Method::GET, &self.src)?;
        request::send(builder.header("accept", "application/json"), None).await
    }

    fn request(&self, method: Method, url: &str) -> Result<RequestBuilder, String> {
        let headers = request::headers(&self.headers)?;
        let builder = RequestBuilder::new(url).method(method).cache(RequestCache::NoStore);
        Ok(builder.headers(headers))
    }

    /// Finds out why there was no answer. The browser does not say whether the server is away, or does not
    /// allow the page to read its answer; but it lets the page ask for one that it cannot read.
    async fn unanswered(&self, reason: &str) -> Undescribed {
        let opaque = RequestBuilder::new(&self.src).mode(RequestMode::NoCors);
        let is_there = request::send(opaque, None).await.is_ok();
        if is_there && self.get().await.is_err() {
            return Undescribed::Ever(format!(
                "{self}: the server is there, but does not allow this page to use it (CORS): it must \
                 allow the page's origin, and the headers of the config"
            ));
        }
        Undescribed::Yet(format!(
            "{self}: {reason}: the server is away, or the page's Content-Security-Policy does not \
             allow it (connect-src)"
        ))
    }

    fn url_of(&self, function: &str) -> String {
        let Ok(url) = Url::new(&self.src) else { return self.src.clone() };
        let function = String::from(js_sys::encode_uri_component(function));
        url.set_pathname(&format!("{}/{function}", url.pathname().trim_end_matches('/')));
        url.href()
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.src)
    }
}

/// Whether a server that answers with this status may answer otherwise later.
fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500..)
}

/// Reads a description: its version first, as one of another version may have another shape.
fn read(text: &str) -> Result<Vec<Signature>, String> {
    #[derive(serde::Deserialize)]
    struct Version {
        protocol: u32,
    }
    let Version { protocol } = serde_json::from_str(text).map_err(not_remote)?;
    if protocol != REMOTE_PROTOCOL {
        return Err(other_version(protocol, REMOTE_PROTOCOL));
    }
    Ok(serde_json::from_str::<Description>(text).map_err(not_remote)?.exports)
}

fn not_remote(reason: impl fmt::Display) -> String {
    format!("it is not a remote worker: {reason}")
}
