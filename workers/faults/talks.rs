//! Functions that communicate while they run: with their caller, and with other workers.

use named_workers::{Error, cancelled, emit, log, peer, progress};
use serde_json::Value;

/// Emits the numbers from 0, no faster than they are taken, and logs each.
pub(crate) async fn counts(n: u64) -> u64 {
    for number in 0..n {
        emit(number).await;
        log(format!("emitted {number}"));
    }
    n
}

/// Emits them all before anyone can take one.
pub(crate) fn counts_at_once(n: u64) -> u64 {
    for number in 0..n {
        // A sync function cannot await.
        drop(emit(number));
    }
    n
}

pub(crate) fn emits_nan() {
    drop(emit(1));
    drop(emit([1.0, f64::NAN]));
}

/// Reports its progress on every iteration of a tight loop.
pub(crate) fn tells_often(n: u64) -> u64 {
    for turn in 1..=n {
        progress(turn, n);
    }
    n
}

/// A sync function that ends when it is cancelled, and logs that it has.
pub(crate) fn loops_until_cancelled() {
    while !cancelled() {}
    log("loops_until_cancelled: ended");
}

/// Calls any function of another worker.
pub(crate) async fn asks(
    worker: String,
    function: String,
    arguments: Value,
) -> Result<Value, Error> {
    peer(&worker).await?.call(&function, arguments).await
}

/// Gets another worker, and returns the names of its exports.
pub(crate) async fn waits_for(worker: String) -> Result<Vec<String>, Error> {
    let peer = peer(&worker).await?;
    Ok(peer.exports().iter().map(|export| export.name.clone()).collect())
}

/// Has another worker call this function, which has this worker call it back, for this many rounds;
/// without a number, forever, always with the same arguments.
pub(crate) async fn ping(worker: String, round: Option<u64>) -> Result<u64, Error> {
    let round = match round {
        Some(0) => return Ok(0),
        Some(round) => Some(round - 1),
        None => None,
    };
    let back = if worker == "a" { "b" } else { "a" };
    let below: u64 = peer(&worker).await?.call("ping", (back, round)).await?;
    Ok(below + 1)
}
