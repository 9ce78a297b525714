//! The end of the page's own runtime: every call is settled, and the page is told.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/page/javascript/page_end.js")]
extern "C" {
    /// Notes where this runtime's WebAssembly is, to distinguish its traps from those of others.
    #[wasm_bindgen(js_name = watch)]
    fn watch_traps();

    /// Ends everything, with the reason.
    fn end(reason: &str);
}

/// Watches for what ends the runtime: a panic, or a trap without a message.
pub(super) fn watch() {
    watch_traps();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        end(&panic.to_string());
        before(panic);
    }));
}
