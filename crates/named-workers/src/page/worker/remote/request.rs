//! One request to a remote worker, and its answer.

use std::collections::BTreeMap;

use gloo_net::Error;
use gloo_net::http::{Headers, RequestBuilder, Response};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader};

use crate::object::message;

#[wasm_bindgen(module = "/src/page/worker/remote/requests.js")]
extern "C" {
    /// Begins a request.
    fn begin() -> AbortController;

    /// Ends a request.
    fn end(request: &AbortController);
}

/// A request in flight. Dropping it closes its connection.
struct Request(AbortController);

impl Drop for Request {
    fn drop(&mut self) {
        end(&self.0);
    }
}

/// The answer to a request. Dropping it closes the connection, if more is to come.
pub(super) struct Answer {
    response: Response,
    _request: Request,
}

/// Sends a request, and waits for the beginning of its answer.
///
/// # Errors
/// The browser's reason, when there is none.
pub(super) async fn send(builder: RequestBuilder, body: Option<&str>) -> Result<Answer, String> {
    let request = Request(begin());
    let builder = builder.abort_signal(Some(&request.0.signal()));
    let prepared = match body {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    let response = prepared.map_err(words)?.send().await.map_err(words)?;
    Ok(Answer { response, _request: request })
}

/// The headers that a config asks for.
///
/// # Errors
/// Names the one that is no header.
pub(super) fn headers(config: &BTreeMap<String, String>) -> Result<Headers, String> {
    let headers = web_sys::Headers::new().map_err(|error| message(&error))?;
    for (name, value) in config {
        let set = headers.set(name, value);
        set.map_err(|error| format!("config key `headers.{name}`: {}", message(&error)))?;
    }
    Ok(Headers::from_raw(headers))
}

impl Answer {
    /// Whether the request was answered as it should be.
    pub(super) fn is_ok(&self) -> bool {
        self.response.ok()
    }

    pub(super) fn status(&self) -> u16 {
        self.response.status()
    }

    /// The status, as it is written in words.
    pub(super) fn status_line(&self) -> String {
        format!("{} {}", self.response.status(), self.response.status_text()).trim_end().to_owned()
    }

    /// Whether its content has this type.
    pub(super) fn is(&self, content_type: &str) -> bool {
        let told = self.response.headers().get("content-type").unwrap_or_default();
        told.trim_start().starts_with(content_type)
    }

    /// Its whole text.
    ///
    /// # Errors
    /// The browser's reason, when the connection breaks.
    pub(super) async fn text(&self) -> Result<String, String> {
        self.response.text().await.map_err(words)
    }

    /// What reads its bytes as they come.
    pub(super) fn body(&self) -> Option<Body> {
        Some(Body(self.response.body()?.get_reader().unchecked_into()))
    }
}

/// The bytes of an answer.
pub(super) struct Body(ReadableStreamDefaultReader);

impl Body {
    /// The next bytes; none at the end.
    ///
    /// # Errors
    /// The browser's reason, when the connection breaks.
    pub(super) async fn next(&self) -> Result<Option<Vec<u8>>, String> {
        let chunk = JsFuture::from(self.0.read()).await.map_err(|error| message(&error))?;
        let bytes = Reflect::get(&chunk, &"value".into()).map_err(|error| message(&error))?;
        Ok(bytes.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec))
    }
}

fn words(error: Error) -> String {
    match error {
        Error::JsError(error) => error.message,
        other => other.to_string(),
    }
}
