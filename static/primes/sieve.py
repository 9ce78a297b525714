"""A segmented sieve of Eratosthenes over the odd numbers.

Memory: one segment, and the primes up to the square root of the upper end.
"""

from math import sqrt

import flags


def segments(start, stop):
    """Sieves the numbers from `start` to `stop`, both included, segment by segment."""
    if stop < max(start, 2):
        return
    divisors = primes_between(3, int(sqrt(stop)))  # the square root is exact below 2**52
    # The number 1 stands for 2, the one even prime: nothing crosses it off.
    low = 1 if start <= 2 else start | 1
    while low <= stop:
        size = min((stop - low) // 2 + 1, flags.SIZE)
        yield Segment(low, size, divisors)
        low += 2 * size


def primes_between(start, stop):
    """The primes from `start` to `stop`, both included."""
    return [prime for segment in segments(start, stop) for prime in segment.primes()]


class Segment:
    """Consecutive odd numbers, from `low` to before `end`, each with a flag that is up if it is prime."""

    def __init__(self, low, size, divisors):
        self.low = low
        self.end = low + 2 * size
        self.row = flags.raised(size)
        for prime in divisors:
            if prime * prime >= self.end:
                break
            # Below its square, a prime's multiples are crossed off for a smaller prime.
            square, multiple = (prime * prime - low) // 2, -(low + prime) // 2 % prime
            flags.lower(self.row, max(square, multiple), prime)

    def count(self):
        """How many primes it holds."""
        return flags.count(self.row)

    def primes(self):
        """Its primes, one after another."""
        for index in flags.indices(self.row):
            yield self.prime(index)

    def last(self):
        """Its last prime, if there is one."""
        index = flags.last(self.row)
        return self.prime(index) if index >= 0 else None

    def prime(self, index):
        """The prime whose flag is at this index."""
        return max(2, self.low + 2 * index)
