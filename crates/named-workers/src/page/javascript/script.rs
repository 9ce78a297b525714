//! A Python script of the page itself: it is read as a worker's declaration is, and what runs it is told the same.

use js_sys::Error as JsError;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::page::declare::{self, Prepared, UnknownWorkerType};
use crate::protocol::{Error, Start};

use super::promise::promise_of_js;

/// A function of a script's element and of its name, for messages. It returns a promise of a [`Start`] as JSON.
pub(super) fn prepare() -> JsValue {
    let prepare = |element: Element, name: String| {
        let base = declare::base();
        promise_of_js(async move {
            let start = start(&element, name, base).await;
            start.map(Into::into).map_err(|reason| JsError::new(&reason).into())
        })
    };
    Closure::<dyn Fn(_, _) -> _>::new(prepare).into_js_value()
}

/// Fails with the reason, as the script is no worker that an [`Error`] would be about.
async fn start(element: &Element, name: String, base: String) -> Result<String, String> {
    let worker_type = element.get_attribute("type").unwrap_or_default().parse();
    let worker_type = worker_type.map_err(|error: UnknownWorkerType| error.to_string())?;
    let mut declaration = declare::read(element, worker_type).map_err(reason)?;
    declaration.name.clone_from(&name);
    declaration.check().map_err(reason)?;
    let Prepared { script, warnings, .. } = declare::prepare(declaration, base).await?;
    for warning in warnings {
        web_sys::console::warn_1(&warning.into());
    }
    let start = Start::new(name, script.as_ref()).map_err(|error| error.to_string())?;
    serde_json::to_string(&start).map_err(|error| error.to_string())
}

fn reason(error: Error) -> String {
    match error {
        Error::InvalidDeclaration { reason, .. } => reason,
        error => error.to_string(),
    }
}
