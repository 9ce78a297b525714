//! Where the styles go.
//!
//! Stylist writes `<style>` elements, which a Content-Security-Policy of `style-src 'self'` refuses in
//! a document. So they go into an element outside of it, and from there into a constructed sheet.

use js_sys::Array;
use stylist::manager::StyleManager;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Document, Element, MutationObserver, MutationObserverInit};

/// A manager whose styles need no permission. Where the browser cannot do that, stylist's own.
pub(in crate::app) fn style_manager() -> StyleManager {
    let document = web_sys::window().and_then(|window| window.document());
    let container = document.and_then(|document| adopted_container(&document).ok());
    let builder = container.map(|container| StyleManager::builder().container(container.into()));
    builder.and_then(|builder| builder.build().ok()).unwrap_or_default()
}

/// An element whose text is, at any time, a style sheet of the document.
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
        // Refused only for a sheet that is still being loaded from elsewhere, which this one is not.
        sheet.replace_sync(&css).ok();
    });
    let observer = MutationObserver::new(copy.as_ref().unchecked_ref())?;
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    observer.observe_with_options(container, &options)?;
    // The app, and so its styles, last as long as the document.
    copy.forget();
    Ok(())
}
