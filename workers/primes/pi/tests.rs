use super::*;

fn pi(x: u64) -> u64 {
    let mut pi = Pi::new(x);
    while pi.advance().is_some() {}
    pi.sum()
}

#[test]
fn pi_of_powers_of_ten_is_as_published() {
    let published = [
        (7, 664_579),
        (8, 5_761_455),
        (9, 50_847_534),
        (10, 455_052_511),
        (11, 4_118_054_813),
        (12, 37_607_912_018),
        (13, 346_065_536_839),
    ];
    for (power, expected) in published {
        assert_eq!(pi(10_u64.pow(power)), expected, "10^{power}");
    }
}

#[test]
fn pi_of_small_numbers_is_what_a_sieve_counts() {
    for x in [0, 1, 2, 3, 4, 5, 6, 7, 30, 31, 9_999_999] {
        assert_eq!(pi(x), counted(x), "{x}");
    }
}

#[test]
fn pi_agrees_with_a_sieve_around_squares_cubes_and_fourth_powers_of_primes() {
    for x in [
        3_163_u64.pow(2),
        9_973_u64.pow(2),
        547_u64.pow(3),
        997_u64.pow(3),
        59_u64.pow(4),
        199_u64.pow(4),
    ] {
        for x in x - 2..=x + 2 {
            assert_eq!(pi(x), counted(x), "{x}");
        }
    }
}

#[test]
fn pi_grows_by_one_at_every_prime() {
    let start = 20_000_000;
    let mut sieve = Sieve::in_order(start + 1, start + 300);
    let mut primes = Vec::new();
    while let Some(piece) = sieve.advance() {
        primes.extend(piece.primes());
    }
    let before = pi(start);
    for x in start + 1..=start + 300 {
        let grown = primes.iter().filter(|&&prime| prime <= x).count() as u64;
        assert_eq!(pi(x), before + grown, "{x}");
    }
}

#[test]
fn all_is_done_at_the_end() {
    let mut pi = Pi::new(10_000_000_000);
    let mut before = 0;
    while pi.advance().is_some() {
        let (done, total) = pi.done();
        assert!(before <= done && done <= total, "{done} of {total}");
        before = done;
    }
}
