//! Tasks, timers and clocks: the browser's in a page and in a worker, the engine's in a component; elsewhere a
//! queue whose clock jumps, so that page and host run in one native process without waiting.

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod browser;
mod limit;
#[cfg(not(target_arch = "wasm32"))]
mod queue;
#[cfg(target_os = "wasi")]
mod wasi;

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub(crate) use browser::{now, sleep, spawn, unix_time, yield_now};
pub(crate) use limit::milliseconds;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) use queue::run;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use queue::{now, sleep, spawn, unix_time, yield_now};
#[cfg(target_os = "wasi")]
pub(crate) use wasi::{now, run, sleep, spawn, unix_time, yield_now};
