//! The browser's tasks, timers and clocks, on the page and in workers.

use std::time::Duration;

use futures_channel::oneshot;
use gloo_timers::future::TimeoutFuture;
use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageChannel, Performance};

pub(crate) use wasm_bindgen_futures::spawn_local as spawn;

/// A timer; dropping it clears it.
pub(crate) type Sleep = TimeoutFuture;

/// Waits. A duration longer than a timer can count is cut to the longest possible one.
pub(crate) fn sleep(duration: Duration) -> Sleep {
    TimeoutFuture::new(super::limit::milliseconds(duration))
}

/// Milliseconds of a clock that never goes backwards.
pub(crate) fn now() -> f64 {
    let performance = Reflect::get(&js_sys::global(), &"performance".into());
    let performance = performance.ok().and_then(|it| it.dyn_into::<Performance>().ok());
    performance.map_or_else(js_sys::Date::now, |performance| performance.now())
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
