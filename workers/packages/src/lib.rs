//! Installs packages into the interpreter of a Python worker, and unpacks archives there. It is a bundle of its own, as
//! most workers need neither: their host imports it where a config asks for one of them.
//!
//! - `bundle`: what the host calls; `python`: what this side needs of the host's interpreter;
//! - `installer`: packages with what they require, which `requirement`, `marker`, `metadata`, `lock` and `wheel` name,
//!   find and read;
//! - `archive`: zip and tar.
//!
//! The public modules are pure: they read what comes from outside, and are fuzzed.

pub mod archive;
pub mod bundle;
pub mod environment;
mod installer;
pub mod lock;
pub mod marker;
pub mod metadata;
pub mod name;
pub mod package_file;
mod python;
pub mod requirement;
mod scan;
pub mod wheel;

use std::panic;

use wasm_bindgen::throw_str;

/// The `main` of the bundle, `packages.js`: from then on, the host can call it. A panic is thrown as an error with its
/// message, and the start fails with it.
pub fn serve() {
    panic::set_hook(Box::new(|panic| throw_str(&panic.to_string())));
}
