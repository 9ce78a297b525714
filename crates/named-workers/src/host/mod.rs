//! Runs in every worker: exports, calls, progress, emitted values, the log, and the way to other
//! workers.
//!
//! A worker's `main` is one line: `export![add_arrays(a, b), slow(n)].serve()`. What a worker serves is
//! its [`Guest`]: compiled functions ([`Exports`]), or the script of another language, whose host is a
//! package of its own.
//!
//! - [`Host`] is the core: it takes the page's messages, runs calls and replies. It knows no browser;
//! - `browser` is an adapter for it: the gloo-worker actor, its codec, the first script of a worker;
//! - `http` is the other, where the worker is compiled for a `wasi:http` component.

#[cfg(not(target_os = "wasi"))]
mod browser;
mod call;
mod cancelled;
mod core;
mod emit;
mod exports;
#[cfg(target_os = "wasi")]
mod http;
mod lines;
mod log;
mod peer;
mod progress;
mod reply;
mod reports;
mod request;
mod requests;
mod stream;

#[cfg(not(target_os = "wasi"))]
pub use browser::serve;
pub use cancelled::cancelled;
pub use core::{Guest, Host, NotStarted};
pub use emit::{Emit, emit};
pub use exports::Exports;
#[cfg(target_os = "wasi")]
pub use http::serve;
pub use log::log;
pub use peer::{Peer, PeerCall, peer};
pub use progress::{progress, progress_with_message};
pub use reply::{Failure, Output, Raised, Reply};
pub use request::Request;
pub use stream::Room;

/// What [`export!`](crate::export) expands to.
pub(crate) use exports::private;

/// Lets the worker handle its messages between two slices of a long computation. A cancelled call does
/// not resume.
///
/// It takes about 10 µs, whereas the browser would delay a `setTimeout` by 4 ms.
pub async fn yield_now() {
    crate::task::yield_now().await;
}
