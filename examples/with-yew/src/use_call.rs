//! A hook for calls. Copy it into your own app.

use futures_util::future::abortable;
use named_workers::{Error, Progress, workers};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What has become of a call.
#[derive(Clone)]
pub(crate) enum CallState<R> {
    /// The last progress report, from 0 to 1.
    Running(f64),
    Returned(R),
    Failed(Error),
}

/// Calls a worker, and calls it again when the arguments change. The call is cancelled when they do,
/// and when the component goes away.
#[hook]
pub(crate) fn use_call<A, R>(
    worker: &'static str,
    function: &'static str,
    arguments: A,
) -> CallState<R>
where
    A: Serialize + Clone + PartialEq + 'static,
    R: DeserializeOwned + Clone + 'static,
{
    let state = use_state(|| CallState::Running(0.0));
    let setter = state.setter();
    use_effect_with(arguments, move |arguments| {
        let (run, handle) = abortable(run(worker, function, arguments.clone(), setter));
        spawn_local(async move {
            run.await.ok(); // an aborted call has nothing to say
        });
        move || handle.abort()
    });
    (*state).clone()
}

/// Makes the call, and keeps its state up to date. Dropping this future cancels the call.
async fn run<R: DeserializeOwned + 'static>(
    worker: &str,
    function: &str,
    arguments: impl Serialize,
    state: UseStateSetter<CallState<R>>,
) {
    state.set(CallState::Running(0.0));
    let reports = state.clone();
    let report = move |Progress { done, total, .. }| {
        reports.set(CallState::Running(done / total));
    };
    let result = async {
        let worker = workers().get(worker).await?;
        worker.call(function, arguments).on_progress(report).await
    };
    state.set(result.await.map_or_else(CallState::Failed, CallState::Returned));
}
