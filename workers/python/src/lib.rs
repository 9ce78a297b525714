//! Hosts Python workers: loads an interpreter, what the config asks for, and the script; then serves
//! the script's `__export__`.
//!
//! - `start`: from a declaration to exports; `page`: scripts on the page's own thread; `steps`: what both do before a
//!   script runs, which `log` is told;
//! - `interpreter`: Pyodide and MicroPython behind one interface, with `js/` and `library/` on their
//!   side; `place`: where they come from; `native`: the part of this host that they can use;
//! - `library`: what scripts can import from this host;
//! - `packages`, `files`: what a config asks for; packages and archives are left to a bundle of their own, of the package
//!   `named-workers-packages`;
//! - `definitions`: signatures from source, for MicroPython, whose functions keep only their names.
//!
//! `definitions` is pure: it reads what comes from outside, and is fuzzed.

pub mod definitions;
mod files;
mod guest;
mod interpreter;
mod library;
mod loader;
mod log;
mod native;
mod packages;
pub mod page;
mod place;
mod reply;
mod start;
mod steps;

/// Serves Python workers to the page: the `main` of their host, `python.js`. On the page itself it does nothing: there
/// `page` runs scripts.
pub fn serve() {
    if !page::is_here() {
        named_workers::host::serve(guest::PythonGuest::default());
    }
}
