//! What the host of Python workers reads.

mod archives;
mod definitions;
mod packages;

#[path = "../../../src/host/python/archive.rs"]
mod archive;
#[allow(dead_code, reason = "the host uses it all")]
#[path = "../../../src/host/python/lock.rs"]
mod lock;
#[allow(dead_code, reason = "the host uses it all")]
#[path = "../../../src/host/python/wheel.rs"]
mod wheel;
