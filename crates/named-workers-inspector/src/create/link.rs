//! A draft as a link, in the URL's fragment: no server sees it.

use js_sys::{decode_uri_component, encode_uri_component};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::draft::{Change, Draft, worker_type};
use named_workers_ui::hooks::link_to;

/// What comes before the draft in the fragment.
const KEY: &str = "?worker=";

/// The link to a draft, at a fragment of this page, such as `#/inspector`.
pub(super) fn link(address: &str, draft: &Draft) -> String {
    link_to(&format!("{address}{KEY}{}", String::from(encode_uri_component(&write(draft)))))
}

/// Takes up the draft that came with the page's address, once.
#[hook]
pub(crate) fn use_linked_draft(address: Option<AttrValue>, on_change: Callback<Change>) {
    use_effect_with((), move |()| {
        if let Some(draft) = address.and_then(|address| take(&address)) {
            on_change.emit(Change::Open(draft));
        }
    });
}

/// Takes the draft out of the page's address, if it is this one and holds a draft: it is taken up once.
fn take(address: &str) -> Option<Draft> {
    let window = web_sys::window()?;
    let fragment = window.location().hash().ok()?;
    let encoded = fragment.strip_prefix(address)?.strip_prefix(KEY)?;
    let text = String::from(decode_uri_component(encoded).ok()?);
    let history = window.history().ok()?;
    history.replace_state_with_url(&JsValue::NULL, "", Some(address)).ok()?;
    read(&text)
}

fn write(draft: &Draft) -> String {
    json!({
        "name": draft.name,
        "type": draft.worker_type.as_str(),
        "src": draft.src,
        "source": draft.source,
        "config": draft.config,
    })
    .to_string()
}

fn read(text: &str) -> Option<Draft> {
    let value: Value = serde_json::from_str(text).ok()?;
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    Some(Draft {
        name: text("name"),
        worker_type: worker_type(value["type"].as_str()?).ok()?,
        src: text("src"),
        source: text("source"),
        config: text("config"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::create::presets::Preset;

    #[test]
    fn a_draft_survives_its_link() {
        for preset in Preset::ALL {
            assert_eq!(read(&write(&preset.draft())), Some(preset.draft()));
        }
    }

    #[test]
    fn what_is_no_draft_is_ignored() {
        for text in ["", "[]", "{}", r#"{"type": "exe"}"#] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
