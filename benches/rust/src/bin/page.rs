//! The page of the benches: the runtime alone, and calls that Rust makes.

use benches::AddArrays;
use gloo_worker::Spawnable;
use gloo_worker::oneshot::OneshotBridge;
use named_workers::workers;
use wasm_bindgen::prelude::*;

thread_local! {
    static ONESHOT: OneshotBridge<AddArrays> = AddArrays::spawner().spawn("/ours/oneshot.js");
}

fn main() {
    named_workers::page::start();
}

/// The arguments of every call.
fn arrays() -> (Vec<f64>, Vec<f64>) {
    (vec![1.0, 2.0, 3.0], vec![4.0, 5.0, 6.0])
}

/// Calls `add_arrays` of a named worker, this many times, one call after the other.
///
/// # Errors
///
/// When a call fails.
#[wasm_bindgen]
pub async fn call_named(worker: String, calls: u32) -> Result<(), JsError> {
    let worker = workers().get(&worker).await?;
    for _ in 0..calls {
        let _: Vec<f64> = worker.call("add_arrays", arrays()).await?;
    }
    Ok(())
}

/// The same by gloo-worker's oneshot.
#[wasm_bindgen]
pub async fn call_oneshot(calls: u32) {
    let mut bridge = ONESHOT.with(OneshotBridge::fork);
    for _ in 0..calls {
        bridge.run(arrays()).await;
    }
}
