//! What a number is made of.

use named_workers_ui::format::{grouped, superscript};

/// A number and what it is, in words: `97 is prime`, `360 = 2³ · 3² · 5`.
pub(super) fn in_words(number: u64) -> String {
    let text = grouped(number);
    match factors(number)[..] {
        [] => format!("{text} is no prime"),
        [(_, 1)] => format!("{text} is prime"),
        ref factors => {
            let factors: Vec<_> =
                factors.iter().map(|(prime, power)| term(*prime, *power)).collect();
            format!("{text} = {}", factors.join(" · "))
        }
    }
}

fn term(prime: u64, power: u32) -> String {
    match power {
        1 => grouped(prime),
        power => format!("{}{}", grouped(prime), superscript(power)),
    }
}

/// The prime factors with their powers, the smallest first. Of 0 and 1, none.
fn factors(mut number: u64) -> Vec<(u64, u32)> {
    let mut factors = Vec::new();
    let mut divisor = 2;
    while divisor * divisor <= number {
        let mut power = 0;
        while number.is_multiple_of(divisor) {
            (number, power) = (number / divisor, power + 1);
        }
        if power > 0 {
            factors.push((divisor, power));
        }
        divisor = next(divisor);
    }
    if number > 1 {
        factors.push((number, 1));
    }
    factors
}

/// After 2 and 3, only the neighbours of multiples of 6 can be primes.
fn next(divisor: u64) -> u64 {
    match divisor {
        2 => 3,
        3 => 5,
        _ if divisor % 6 == 5 => divisor + 2,
        _ => divisor + 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prime_is_called_so() {
        for number in [2, 3, 97, 999_999_999_989] {
            assert_eq!(in_words(number), format!("{} is prime", grouped(number)));
        }
        assert_eq!(in_words(1), "1 is no prime");
    }

    #[test]
    fn other_numbers_are_shown_as_their_factors() {
        assert_eq!(in_words(360), "360 = 2³ · 3² · 5");
        assert_eq!(in_words(1_000_000_000_000), "1,000,000,000,000 = 2¹² · 5¹²");
        assert_eq!(in_words(999_966_000_289), "999,966,000,289 = 999,983²");
    }
}
