//! The browser's tasks, timers and clocks, on the page and in workers.

use std::time::Duration;

use futures_channel::oneshot;
use futures_util::future::LocalBoxFuture;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::prelude::*;
use web_sys::{MessageChannel, Performance};

/// Runs a future. It is boxed, as each kind of future would be a copy of what runs it.
pub(crate) fn spawn(future: impl Future<Output = ()> + 'static) {
    let future: LocalBoxFuture<'static, ()> = Box::pin(future);
    wasm_bindgen_futures::spawn_local(future);
}

/// A timer; dropping it clears it.
pub(crate) type Sleep = TimeoutFuture;

/// Waits. A duration longer than a timer can count is cut to the longest possible one.
pub(crate) fn sleep(duration: Duration) -> Sleep {
    TimeoutFuture::new(super::limit::milliseconds(duration))
}

#[wasm_bindgen]
extern "C" {
    /// The clock of a page or a worker, looked up once.
    #[wasm_bindgen(thread_local_v2, js_name = performance)]
    static PERFORMANCE: Performance;
}

/// Milliseconds of a clock that never goes backwards.
pub(crate) fn now() -> f64 {
    PERFORMANCE.with(Performance::now)
}

/// Milliseconds since 1970.
pub(crate) fn unix_time() -> f64 {
    js_sys::Date::now()
}

/// Lets other events be handled first. The browser would delay a `setTimeout` by 4 ms.
pub(crate) async fn yield_now() {
    let (sender, receiver) = oneshot::channel::<()>();
    let Ok(channel) = MessageChannel::new() else {
        return;
    };
    let on_message = Closure::once_into_js(move || drop(sender));
    channel.port1().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    if channel.port2().post_message(&JsValue::NULL).is_ok() {
        receiver.await.ok();
    }
    channel.port1().close();
}
