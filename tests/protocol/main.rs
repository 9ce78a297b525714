//! The protocol, natively: messages, values and configs.
#![cfg(not(target_arch = "wasm32"))]

mod config;
mod envelope;
mod errors;
mod messages;
mod strict_json;
