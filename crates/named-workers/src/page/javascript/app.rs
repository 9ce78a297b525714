//! What tells the page that an app brings the runtime.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/page/javascript/app.js")]
extern "C" {
    /// Makes the app's bundle import the script, which tells `named-workers.js` as soon as it runs.
    #[wasm_bindgen(js_name = own)]
    pub(crate) fn own_page();
}
