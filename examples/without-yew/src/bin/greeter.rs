//! The worker `greeter`: plain functions, and the list of those that can be called.

use std::fmt;

use named_workers::{export, progress};

fn main() {
    export![greet(name), count(n)].serve();
}

/// Greets someone.
fn greet(name: String) -> Result<String, NoName> {
    match name.trim() {
        "" => Err(NoName),
        name => Ok(format!("Hello, {name}!")),
    }
}

/// Counts the primes up to `n`, by trial division. The page stays responsive meanwhile.
fn count(n: u64) -> usize {
    (0..=n).inspect(|&number| progress(number, n)).filter(|&number| is_prime(number)).count()
}

fn is_prime(number: u64) -> bool {
    number > 1 && (2..).take_while(|d| d * d <= number).all(|d| !number.is_multiple_of(d))
}

/// Nobody to greet.
struct NoName;

impl fmt::Display for NoName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a greeting needs a name")
    }
}
