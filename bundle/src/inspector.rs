//! The same runtime with the inspector, which `named-workers-inspector.js` starts in its place.

fn main() {
    named_workers::__private::bundle::start();
    // The library's hook ends every call when the page panics; Yew would replace it with its own.
    yew::set_custom_panic_hook(std::panic::take_hook());
    named_workers_inspector::show();
}
