//! Native tests of the protocol: messages, values and configs.
#![allow(clippy::panic, clippy::unwrap_used, reason = "this is a test")]
#![cfg(not(target_arch = "wasm32"))]

mod config;
mod envelope;
mod errors;
mod messages;
mod remote;
mod strict_json;
