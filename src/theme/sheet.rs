//! Where styles are put.
//!
//! Stylist writes `<style>` elements, which a Content-Security-Policy of `style-src 'self'` blocks in
//! a document. So they go into an element outside it, and from there into a constructed sheet.

use js_sys::Array;
use stylist::manager::StyleManager;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Document, Element, MutationObserver, MutationObserverInit};

/// A manager whose styles need no permission; where the browser cannot do that, Stylist's own.
pub(crate) fn style_manager() -> StyleManager {
    let document = web_sys::window().and_then(|window| window.document());
    let container = document.and_then(|document| adopted_container(&document).ok());
    let builder = container.map(|container| StyleManager::builder().container(container.into()));
    builder.and_then(|builder| builder.build().ok()).unwrap_or_default()
}

/// An element whose text is always mirrored in one of the document's style sheets.
fn adopted_container(document: &Document) -> Result<Element, JsValue> {
    let container = document.create_element("div")?;
    let sheet = CssStyleSheet::new()?;
    let sheets = Array::from(&document.adopted_style_sheets());
    sheets.push(&sheet);
    document.set_adopted_style_sheets(&sheets);
    copy_changes(&container, sheet)?;
    Ok(container)
}

/// Observers are called before the browser paints, so no element is seen without its styles.
fn copy_changes(container: &Element, sheet: CssStyleSheet) -> Result<(), JsValue> {
    let source = container.clone();
    let copy = Closure::<dyn Fn()>::new(move || {
        let css = source.text_content().unwrap_or_default();
        // Fails only for a sheet that is not constructed, or is still loading: this one is neither.
        sheet.replace_sync(&css).ok();
    });
    let observer = MutationObserver::new(copy.as_ref().unchecked_ref())?;
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    observer.observe_with_options(container, &options)?;
    // The app lasts as long as the document, and so do its styles.
    copy.forget();
    Ok(())
}
