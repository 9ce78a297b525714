//! The exports of the workers in these tests.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use serde_json::Value;

use crate::host::Guest;
use crate::protocol::Error;
use crate::{emit, export, log, peer, progress, task, yield_now};

/// The guest of every worker.
pub(super) fn guest() -> Rc<dyn Guest> {
    Rc::new(export![
        add(a, b),
        echo(value),
        fails(message),
        nan(),
        never_ends(),
        steps(n),
        paces(n),
        counts(n),
        counts_at_once(n),
        emits_nan(),
        asks(worker, function, arguments),
        ping(worker, round),
        says(line),
        floods(lines),
        trickles(lines),
        grows(memory)
    ])
}

thread_local! {
    static MEMORY: Cell<u64> = const { Cell::new(0) };
}

/// The memory of every worker.
pub(super) fn memory() -> u64 {
    MEMORY.get()
}

/// From now on, every worker has this much memory.
pub(super) fn grows(memory: u64) {
    MEMORY.set(memory);
}

fn add(a: f64, b: f64) -> f64 {
    a + b
}

fn echo(value: Value) -> Value {
    value
}

fn fails(message: String) -> Result<(), String> {
    Err(message)
}

fn nan() -> Vec<f64> {
    vec![1.0, f64::NAN]
}

/// Logs when it is dropped.
async fn never_ends() {
    struct Dropped;
    impl Drop for Dropped {
        fn drop(&mut self) {
            log("never_ends was dropped");
        }
    }
    let _dropped = Dropped;
    std::future::pending().await
}

async fn steps(n: u64) -> u64 {
    for step in 1..=n {
        progress(step, n);
        yield_now().await;
    }
    n
}

/// Reports every millisecond.
async fn paces(n: u64) -> u64 {
    for step in 1..=n {
        progress(step, n);
        task::sleep(Duration::from_millis(1)).await;
    }
    n
}

async fn counts(n: u64) -> u64 {
    for number in 0..n {
        emit(number).await;
    }
    log(format!("emitted {n}"));
    n
}

fn counts_at_once(n: u64) -> u64 {
    for number in 0..n {
        drop(emit(number));
    }
    n
}

fn emits_nan() {
    drop(emit(1));
    drop(emit([1.0, f64::NAN]));
}

async fn asks(worker: String, function: String, arguments: Value) -> Result<Value, Error> {
    peer(&worker).await?.call(&function, arguments).await
}

/// Has another worker call this function, which calls it here again; without `round`, for ever.
async fn ping(worker: String, round: Option<u64>) -> Result<u64, Error> {
    let round = match round {
        Some(0) => return Ok(0),
        Some(round) => Some(round - 1),
        None => None,
    };
    let back = if worker == "a" { "b" } else { "a" };
    let below: u64 = peer(&worker).await?.call("ping", (back, round)).await?;
    Ok(below + 1)
}

fn says(line: String) {
    log(line);
}

/// Logs so many lines at once.
fn floods(lines: u64) {
    (1..=lines).for_each(|line| log(line.to_string()));
}

/// Logs a line each millisecond, and never ends.
async fn trickles(lines: u64) {
    for line in 1..=lines {
        log(line.to_string());
        task::sleep(Duration::from_millis(1)).await;
    }
    std::future::pending().await
}
