//! Whatever comes from outside is read correctly and without a panic, even when it is damaged on
//! purpose, many times over.
//!
//! Each target has a folder of inputs in `corpus`. A run reads them as they are, and then mutations of
//! them: as many for each test as `PROPTEST_CASES` says, or enough for a second or two. The long run is
//! `PROPTEST_CASES=100000 cargo test --test fuzz`.
//!
//! A failing input, with as few mutations as it takes, is kept as `corpus/<target>/found-…`, and the
//! next run begins with it. Cut it down, rename it after what it shows, and commit it with the fix. A
//! stack overflow or running out of memory ends the whole run and keeps nothing; with
//! `PROPTEST_RNG_SEED=1` such a run can be repeated.
//!
#![allow(clippy::panic, clippy::unwrap_used, reason = "this is a test")]
#![cfg(not(target_arch = "wasm32"))]

mod configs;
mod corpus;
mod declarations;
mod messages;
mod mutation;
mod python;
