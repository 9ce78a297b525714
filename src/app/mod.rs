//! Runs on the page: the Yew app, a prime calculator and a worker inspector.
//!
//! Built on the library's public items alone, so it shows what a page of your own can do.
//!
//! - `primes`: the calculator, which searches in the worker named `primes`;
//! - `inspector`: every worker of the page, what it exports and what it says, to call and to steer;
//! - `layout`, `route`: what is around them, and which of them the address shows;
//! - `theme`, `elements`, `hooks`, `format`, `clock`: what they share.

mod clock;
mod elements;
mod format;
mod hooks;
mod inspector;
mod layout;
mod mount;
mod primes;
mod root;
mod route;
mod theme;

pub use mount::mount;
pub use root::App;
