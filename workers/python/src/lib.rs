//! Hosts Python workers: loads an interpreter, what the config asks for and the script, then serves
//! the script's `__export__`.
//!
//! - `start`: the steps, and what is told of them;
//! - `interpreter`: Pyodide and MicroPython behind one face, with `js/` and `library/` on their side;
//!   `place` is where they come from, `native` what they reach of this host;
//! - `packages`, `files`: what a config brings;
//! - `definitions`: signatures from source, for MicroPython, whose functions keep only their names.
//!
//! The modules that are public are pure: they read what comes from outside, and are fuzzed.

mod answer;
pub mod archive;
pub mod definitions;
mod files;
mod guest;
mod interpreter;
mod loader;
pub mod lock;
mod native;
mod packages;
mod place;
mod start;
pub mod wheel;

/// Serves Python workers to the page: the `main` of their host, `python.js`.
pub fn serve() {
    named_workers::host::serve(guest::PythonGuest::default());
}
