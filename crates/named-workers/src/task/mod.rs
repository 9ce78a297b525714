//! Tasks, timers and clocks: the browser's in a page and in a worker; elsewhere a queue whose clock
//! jumps, so that page and host run in one native process without waiting.

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod browser;
mod limit;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod queue;

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub(crate) use browser::{now, sleep, spawn, unix_time, yield_now};
pub(crate) use limit::milliseconds;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) use queue::run;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub(crate) use queue::{now, sleep, spawn, unix_time, yield_now};
