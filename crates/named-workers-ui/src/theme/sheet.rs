//! Where styles are put.
//!
//! Stylist writes `<style>` elements, which a Content-Security-Policy of `style-src 'self'` blocks in
//! a document. So they go into an element outside it, and from there into a constructed sheet.

use js_sys::Array;
use stylist::manager::StyleManager;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Element, MutationObserver, MutationObserverInit, ShadowRoot};

use super::shadow::for_shadow;

/// A manager of the document's styles, which need no permission; where the browser cannot do that, Stylist's own.
pub fn style_manager() -> StyleManager {
    let document = web_sys::window().and_then(|window| window.document());
    let mirror = document.and_then(|document| {
        let sheet = CssStyleSheet::new().ok()?;
        let sheets = with(document.adopted_style_sheets(), &sheet);
        document.set_adopted_style_sheets(&sheets);
        mirror(sheet, str::to_owned).ok()
    });
    manager_of(mirror)
}

/// A manager of the styles of a shadow tree, where the theme is its host's: whatever the page around it looks like,
/// and whatever size its root has.
pub fn shadow_style_manager(root: &ShadowRoot) -> StyleManager {
    let mirror = CssStyleSheet::new().and_then(|sheet| {
        root.set_adopted_style_sheets(&with(root.adopted_style_sheets(), &sheet));
        mirror(sheet, for_shadow)
    });
    manager_of(mirror.ok())
}

fn with(sheets: Array, sheet: &CssStyleSheet) -> JsValue {
    sheets.concat(&Array::of1(sheet)).into()
}

fn manager_of(container: Option<Element>) -> StyleManager {
    let builder = container.map(|container| StyleManager::builder().container(container.into()));
    builder.and_then(|builder| builder.build().ok()).unwrap_or_default()
}

/// An element whose text is always, rewritten, in the sheet.
///
/// Observers are called before the browser paints, so no element is seen without its styles.
fn mirror(sheet: CssStyleSheet, rewrite: fn(&str) -> String) -> Result<Element, JsValue> {
    let document = web_sys::window().and_then(|window| window.document());
    let container = document.ok_or(JsValue::NULL)?.create_element("div")?;
    let source = container.clone();
    let copy = Closure::<dyn Fn()>::new(move || {
        let css = source.text_content().unwrap_or_default();
        // Fails only for a sheet that is not constructed, or is still loading: this one is neither.
        sheet.replace_sync(&rewrite(&css)).ok();
    });
    let observer = MutationObserver::new(copy.as_ref().unchecked_ref())?;
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    observer.observe_with_options(&container, &options)?;
    // What is rendered lasts as long as the document, and so do its styles.
    copy.forget();
    Ok(container)
}
