//! The worker `counter`: an async function, which can be cancelled where it awaits.

use std::fmt;

use named_workers::{export, progress, yield_now};

fn main() {
    export![count(n)].serve();
}

/// Counts the primes up to `n`, by trial division.
async fn count(n: u64) -> Result<u64, TooLarge> {
    if n > MOST {
        return Err(TooLarge);
    }
    let mut primes = 0;
    for number in 2..=n {
        if number.is_multiple_of(1_000) {
            progress(number, n);
            yield_now().await; // a cancelled call ends here
        }
        primes += u64::from(is_prime(number));
    }
    Ok(primes)
}

fn is_prime(number: u64) -> bool {
    (2..).take_while(|d| d * d <= number).all(|d| !number.is_multiple_of(d))
}

/// The largest limit.
const MOST: u64 = 10_000_000;

/// A limit that would take too long.
struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the limit may be {MOST} at most")
    }
}
