//! Which numbers of some runs are primes: for pictures, whose numbers lie far apart.

/// One after the other, these decide below 341,550,071,728,321 (Jaeschke, 1993).
const BASES: [u64; 7] = [2, 3, 5, 7, 11, 13, 17];
const SMALL: [u64; 12] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];

/// One bit for each number of each run (a start, a step and a length), 1 for a prime, in hexadecimal: the
/// first number is the highest bit of the first digit.
pub(crate) fn prime_bits(runs: &[(u64, u64, u64)]) -> String {
    let numbers = runs
        .iter()
        .flat_map(|(start, step, length)| (0..*length).map(move |index| start + step * index));
    let mut text = String::new();
    let (mut digit, mut bits) = (0, 0);
    for number in numbers {
        digit = digit << 1 | u32::from(is_prime(number));
        bits += 1;
        if bits == 4 {
            text.extend(char::from_digit(digit, 16));
            (digit, bits) = (0, 0);
        }
    }
    if bits > 0 {
        text.extend(char::from_digit(digit << (4 - bits), 16));
    }
    text
}

/// By trial division, then by the test of Miller and Rabin.
fn is_prime(number: u64) -> bool {
    if number < 2 {
        return false;
    }
    if let Some(divisor) = SMALL.iter().find(|prime| number.is_multiple_of(**prime)) {
        return number == *divisor;
    }
    let modulus = Modulus::new(number);
    number < 37 * 37 || BASES.iter().all(|base| modulus.is_probable_prime(*base))
}

/// An odd number to calculate by, after Montgomery.
struct Modulus {
    number: u64,
    /// -1/number mod 2^64.
    inverse: u64,
    /// 2^64 and its square.
    one: u64,
    square: u64,
}

impl Modulus {
    fn new(number: u64) -> Self {
        // Each step of Newton's doubles the correct bits; the start has three.
        let inverse = (0..5).fold(number, |inverse, _| {
            inverse.wrapping_mul(2_u64.wrapping_sub(number.wrapping_mul(inverse)))
        });
        let one = (u64::MAX % number + 1) % number;
        let square = (u128::from(one) * u128::from(one) % u128::from(number)) as u64;
        Self { number, inverse: inverse.wrapping_neg(), one, square }
    }

    fn multiply(&self, one: u64, other: u64) -> u64 {
        let product = u128::from(one) * u128::from(other);
        let factor = (product as u64).wrapping_mul(self.inverse);
        let sum = product + u128::from(factor) * u128::from(self.number);
        let reduced = (sum >> 64) as u64;
        if reduced >= self.number { reduced - self.number } else { reduced }
    }

    fn is_probable_prime(&self, base: u64) -> bool {
        let minus_one = self.number - self.one;
        let twos = (self.number - 1).trailing_zeros();
        let mut power = self.power(self.multiply(base, self.square), (self.number - 1) >> twos);
        if power == self.one || power == minus_one {
            return true;
        }
        (1..twos).any(|_| {
            power = self.multiply(power, power);
            power == minus_one
        })
    }

    fn power(&self, base: u64, exponent: u64) -> u64 {
        let bits = (0..64 - exponent.leading_zeros()).rev();
        bits.fold(self.one, |power, bit| {
            let square = self.multiply(power, power);
            if exponent >> bit & 1 == 1 { self.multiply(square, base) } else { square }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sieve::Sieve;

    fn primes_between(from: u64, to: u64) -> Vec<u64> {
        let mut sieve = Sieve::in_order(from, to);
        let mut primes: Vec<_> = sieve.small().collect();
        while let Some(piece) = sieve.advance() {
            primes.extend(piece.primes());
        }
        primes
    }

    #[test]
    fn the_test_agrees_with_the_sieve() {
        for (from, to) in
            [(0, 100_000), (4_294_960_000, 4_294_970_000), (999_999_990_000, 1_000_000_010_000)]
        {
            let tested: Vec<_> = (from..=to).filter(|number| is_prime(*number)).collect();
            assert_eq!(tested, primes_between(from, to));
        }
    }

    #[test]
    fn strong_pseudoprimes_are_no_primes() {
        for number in
            [2_047, 1_373_653, 25_326_001, 3_215_031_751, 2_152_302_898_747, 3_474_749_660_383]
        {
            assert!(!is_prime(number), "{number}");
        }
    }

    #[test]
    fn each_number_is_a_bit_in_the_order_of_the_runs() {
        // 2 3 4 5 · 9 11 13
        assert_eq!(prime_bits(&[(2, 1, 4), (9, 2, 3)]), format!("{:x}{:x}", 0b1101, 0b0110));
        assert_eq!(prime_bits(&[]), "");
    }
}
