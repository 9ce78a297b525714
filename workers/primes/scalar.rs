//! The prime sieve for browsers without SIMD: the same code, built with the feature `scalar`.

#[path = "main.rs"]
mod primes;

// Where its own modules look for them.
use primes::{pace, sieve};

fn main() {
    primes::main();
}
