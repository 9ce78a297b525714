//! The page: its workers, and the app that shows them.
//!
//! The app uses only the library's public items, so it shows what your own page can do.
//!
//! - `primes`: the calculator, which searches in the worker named `primes`;
//! - `race`: the same search on several engines at once;
//! - `pictures`: spirals and plots of the primes;
//! - `inspector`: every worker on the page, to call and to control, by the package `named-workers-inspector`;
//! - `playground`: Python to paste, to run in a worker, and to share, by the same package;
//! - `layout`, `route`: the frame around them, and which of them an address shows;
//! - `elements`, `hooks`: what they share, beside what the package `named-workers-ui` has; `scheme`: light or dark.

mod elements;
mod hooks;
mod inspector;
mod layout;
mod mount;
mod pictures;
mod playground;
mod primes;
mod race;
mod root;
mod route;
mod scheme;

fn main() {
    named_workers::page::start();
    // The library's hook ends every call when the page panics; Yew would replace it with its own.
    yew::set_custom_panic_hook(std::panic::take_hook());
    mount::mount();
}
