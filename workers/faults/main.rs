//! A worker that fails in every way a Rust worker can. For tests only.

mod scope;
mod talks;

use std::collections::HashMap;

use named_workers::{export, log, progress, progress_with_message, yield_now};
use serde::Serialize;
use web_time::Instant;

use scope::{assigns, calls_global, fetches};
use talks::{
    asks, counts, counts_at_once, emits_nan, loops_until_cancelled, ping, tells_often, waits_for,
};

fn main() {
    log("main runs");
    export![
        add(a, b),
        echo(value),
        same(number),
        nothing(),
        eight(a, b, c, d, e, f, g, h),
        returns_err(message),
        returns_err_later(message),
        returns_nan(),
        returns_bytes(),
        panics(message),
        panics_later(message),
        traps(),
        overflows_the_stack(depth),
        runs_out_of_memory(),
        loops_forever(),
        spins(milliseconds),
        never_ends(),
        waits(steps),
        steps(n),
        writes_log(lines),
        counts(n),
        counts_at_once(n),
        emits_nan(),
        tells_often(n),
        loops_until_cancelled(),
        asks(worker, function, arguments),
        waits_for(worker),
        ping(worker, round),
        assigns(name),
        calls_global(name),
        fetches(url),
        then(value)
    ]
    .serve();
}

fn add(a: f64, b: f64) -> f64 {
    a + b
}

fn echo(value: serde_json::Value) -> serde_json::Value {
    value
}

fn same(number: u64) -> u64 {
    number
}

fn nothing() {}

#[allow(clippy::too_many_arguments, reason = "eight is the most an export can have")]
fn eight(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) -> Vec<u8> {
    vec![a, b, c, d, e, f, g, h]
}

fn returns_err(message: String) -> Result<(), String> {
    Err(message)
}

async fn returns_err_later(message: String) -> Result<(), String> {
    yield_now().await;
    Err(message)
}

#[derive(Serialize)]
struct Measured {
    values: Vec<f64>,
}

fn returns_nan() -> HashMap<String, Measured> {
    HashMap::from([("run".into(), Measured { values: vec![1.0, f64::NAN] })])
}

/// serde's byte strings, as `serde_bytes` makes them.
struct Bytes;

impl Serialize for Bytes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(b"raw")
    }
}

fn returns_bytes() -> Bytes {
    Bytes
}

#[allow(clippy::panic, reason = "that is what it is for")]
fn panics(message: String) {
    panic!("{message}");
}

async fn panics_later(message: String) {
    yield_now().await;
    panics(message);
}

fn traps() {
    std::process::abort();
}

#[allow(unconditional_recursion, reason = "that is what it is for")]
fn overflows_the_stack(depth: u64) -> u64 {
    let room = std::hint::black_box([depth; 1024]);
    overflows_the_stack(depth + 1) + room[0]
}

fn runs_out_of_memory() -> usize {
    let mut hoard = Vec::new();
    loop {
        hoard.push(std::hint::black_box(vec![1u8; 64 << 20]));
    }
}

fn loops_forever() {
    loop {
        std::hint::black_box(());
    }
}

/// Blocks the worker for a while.
fn spins(milliseconds: f64) -> f64 {
    let begun = Instant::now();
    while begun.elapsed().as_secs_f64() * 1e3 < milliseconds {}
    milliseconds
}

async fn never_ends() {
    std::future::pending().await
}

/// Logs when it ends, so that a test can tell whether it was dropped first.
async fn waits(steps: u64) -> u64 {
    for _ in 0..steps {
        yield_now().await;
    }
    log("waits: ended");
    steps
}

async fn steps(n: u64) -> u64 {
    for step in 1..=n {
        progress(step, n);
        yield_now().await;
    }
    progress_with_message(n, n, "done");
    n
}

fn writes_log(lines: Vec<String>) {
    lines.into_iter().for_each(log);
}

fn then(value: u64) -> u64 {
    value
}
