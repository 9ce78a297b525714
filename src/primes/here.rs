//! A sieve on the page's own thread, which stops the page: to show what the workers are for.

/// The odd numbers in a segment: as many bytes as the fastest cache holds.
const SIZE: u64 = 1 << 15;

/// How many primes there are up to a limit.
pub(super) fn count(limit: u64) -> u64 {
    let mut count = u64::from(limit >= 2);
    sieve(0, limit, |_, row| count += row.iter().map(|flag| u64::from(*flag)).sum::<u64>());
    count
}

/// The primes from `from` to `to`, both included.
pub(super) fn primes_between(from: u64, to: u64) -> Vec<u64> {
    let mut primes = if from <= 2 && to >= 2 { vec![2] } else { Vec::new() };
    sieve(from, to, |low, row| {
        let raised = row.iter().enumerate().filter(|(_, flag)| **flag == 1);
        primes.extend(raised.map(|(index, _)| low + 2 * index as u64));
    });
    primes
}

/// Calls back with rows of flags, which are 1 for the odd primes, each with the number of its first flag.
fn sieve(from: u64, to: u64, mut visit: impl FnMut(u64, &[u8])) {
    let divisors = if to < 9 { Vec::new() } else { primes_between(3, to.isqrt()) };
    let mut low = from.max(3) | 1;
    while low <= to {
        let size = ((to - low) / 2 + 1).min(SIZE);
        let mut row = vec![1; size as usize];
        for prime in divisors.iter().take_while(|prime| *prime * *prime < low + 2 * size) {
            let multiple = (prime * prime).max(low.next_multiple_of(*prime));
            let odd = if multiple % 2 == 0 { multiple + prime } else { multiple };
            let strikes = row.iter_mut().skip(((odd - low) / 2) as usize).step_by(*prime as usize);
            strikes.for_each(|flag| *flag = 0);
        }
        visit(low, &row);
        low += 2 * size;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_counts_are_found() {
        let known = [
            (0, 0),
            (1, 0),
            (2, 1),
            (3, 2),
            (4, 2),
            (9, 4),
            (25, 9),
            (100, 25),
            (1_000_003, 78_499),
        ];
        for (limit, primes) in known {
            assert_eq!(count(limit), primes, "{limit}");
        }
    }

    #[test]
    fn primes_are_listed_with_both_ends() {
        assert_eq!(primes_between(0, 11), [2, 3, 5, 7, 11]);
        assert_eq!(primes_between(83, 97), [83, 89, 97]);
        assert_eq!(primes_between(24, 28), [0; 0]);
    }
}
