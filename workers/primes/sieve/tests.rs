use super::*;

fn primes(mut sieve: Sieve) -> Vec<u64> {
    let mut primes: Vec<_> = sieve.small().collect();
    while let Some(piece) = sieve.advance() {
        primes.extend(piece.primes());
    }
    primes
}

fn count(mut sieve: Sieve) -> u64 {
    let mut count = sieve.small().len() as u64;
    while let Some(piece) = sieve.advance() {
        count += piece.count();
    }
    count
}

fn is_prime(number: u64) -> bool {
    number >= 2 && (2..=number.isqrt()).all(|divisor| !number.is_multiple_of(divisor))
}

/// Every wheel, the fastest one and the one in order, holds the primes that trial division finds.
fn check(from: u64, to: u64) {
    let expected: Vec<_> = (from..=to).filter(|&number| is_prime(number)).collect();
    assert_eq!(primes(Sieve::in_order(from, to)), expected, "from {from} to {to}");
    for wheel in Wheel::ALL {
        let mut found = primes(Sieve::on(wheel, from, to));
        found.sort_unstable();
        assert_eq!(found, expected, "from {from} to {to} with {wheel:?}");
        assert_eq!(count(Sieve::on(wheel, from, to)), expected.len() as u64);
    }
}

/// Numbers that look random, and are the same in every run.
fn randoms(bound: u64) -> impl Iterator<Item = u64> {
    let mut state = 88_172_645_463_325_252_u64;
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % bound
    })
}

#[test]
fn counts_are_the_published_values_of_pi() {
    let published = [4, 25, 168, 1_229, 9_592, 78_498, 664_579, 5_761_455, 50_847_534, 455_052_511];
    for (power, pi) in (1..).zip(published) {
        assert_eq!(count(Sieve::new(0, 10_u64.pow(power))), pi, "up to 10^{power}");
    }
}

#[test]
fn every_small_range_holds_the_primes_that_trial_division_finds() {
    for from in 0..20 {
        for to in 0..20 {
            check(from, to);
        }
    }
}

#[test]
fn ranges_around_squares_and_the_ends_of_rows_are_right() {
    let squares = [7, 13, 17, 167, 173, 1_009, 65_537].map(|prime: u64| prime * prime);
    let rows = [30, 210, 2_310, 30_030, 60_060, 3_003_000];
    for middle in squares.into_iter().chain(rows) {
        check(middle.saturating_sub(70), middle + 70);
    }
}

#[test]
fn random_ranges_are_right() {
    let starts = randoms(1_000_000).zip(randoms(5_000).skip(7));
    for (from, length) in starts.take(30) {
        check(from, from + length);
    }
}

#[test]
fn all_wheels_agree_on_ranges_of_several_segments_and_blocks() {
    for (from, length) in randoms(10_000_000_000).zip([4_000_000, 12_345_678, 30_000_000]) {
        let counts = Wheel::ALL.map(|wheel| count(Sieve::on(wheel, from, from + length)));
        assert!(counts.iter().all(|&count| count == counts[0]), "from {from}: {counts:?}");
    }
}

#[test]
fn counts_of_ranges_of_large_numbers_are_those_of_primesieve() {
    // Counted with primesieve.
    let counted = [
        (100_000_000_000, 100_000_000, 3_948_161),
        (1_000_000_000_000, 100_000_000, 3_618_282),
        (9_999_990_000_000, 10_000_000, 334_199),
    ];
    for (from, length, expected) in counted {
        assert_eq!(count(Sieve::new(from, from + length)), expected, "from {from}");
    }
}

#[test]
fn counts_of_adjacent_ranges_add_up() {
    let (a, b, c) = (1_000, 30_000_001, 70_000_000);
    let (low, high) = (count(Sieve::new(a, b)), count(Sieve::new(b + 1, c)));
    assert_eq!(low + high, count(Sieve::new(a, c)));
}

#[test]
fn what_is_done_grows_up_to_all_numbers() {
    for mut sieve in [Sieve::new(1_000, 50_000_000), Sieve::in_order(1_000, 50_000_000)] {
        let mut before = 0;
        while sieve.advance().is_some() {
            assert!(sieve.done() >= before);
            before = sieve.done();
        }
        assert_eq!(before, 50_000_000 - 1_000);
    }
}
