//! The envelope is gloo-worker's, as JSON.

use named_workers::protocol::{FromWorker, ToWorker};

fn written<T: serde::Serialize>(message: &T) -> String {
    serde_json::to_string(message).unwrap()
}

#[test]
fn what_goes_to_a_worker_is_wrapped_as_gloo_worker_reads_it() {
    assert_eq!(written(&ToWorker::<u8>::Connected(0)), r#"{"Connected":0}"#);
    assert_eq!(written(&ToWorker::ProcessInput(0, 7)), r#"{"ProcessInput":[0,7]}"#);
    assert_eq!(written(&ToWorker::<u8>::Disconnected(0)), r#"{"Disconnected":0}"#);
    assert_eq!(written(&ToWorker::<u8>::Destroy), r#""Destroy""#);
}

#[test]
fn what_comes_from_a_worker_is_wrapped_as_gloo_worker_writes_it() {
    assert_eq!(written(&FromWorker::<u8>::WorkerLoaded), r#""WorkerLoaded""#);
    assert_eq!(written(&FromWorker::ProcessOutput(0, 7)), r#"{"ProcessOutput":[0,7]}"#);
}
