//! The protocol, natively: messages, values and configs.

mod config;
mod envelope;
mod errors;
mod messages;
mod strict_json;
