"""Finds primes: what `workers/primes` does in Rust. For Python and MicroPython alike."""

from asyncio import sleep
from time import time

from named_workers import progress
from sieve import segments

__export__ = ["find_primes", "primes_between"]

# How long a search goes on before it tells how far it is, in seconds.
SLICE = 0.05


async def find_primes(limit: int, first: int) -> dict:
    """The number of primes up to `limit`, the first `first` of them, and the largest."""
    count, beginning, last = 0, [], None
    pace = Pace(0, limit)
    for segment in segments(0, limit):
        count += segment.count()
        beginning += take(segment.primes(), first - len(beginning))
        last = segment.last() or last
        await pace.keep(segment.end)
    return {"count": count, "first": beginning, "last": last}


async def primes_between(start: int, stop: int) -> list:
    """The primes from `start` to `stop`, both included."""
    primes = []
    pace = Pace(start, stop)
    for segment in segments(start, stop):
        primes.extend(segment.primes())
        await pace.keep(segment.end)
    return primes


class Pace:
    """Cuts a search into slices, so that its progress shows and a stop is heard."""

    def __init__(self, start, stop):
        self.start = start
        self.total = stop - start
        self.slice_ends = time() + SLICE

    async def keep(self, position):
        """At the end of a slice: tells what is done, and gives way to the page's messages."""
        if time() >= self.slice_ends:
            progress(min(position - self.start, self.total), self.total)
            await sleep(0.001)  # after 0, MicroPython goes on at once, and hears nothing
            self.slice_ends = time() + SLICE


def take(items, number):
    """The first items, at most so many; if none, nothing is asked of `items`."""
    return [item for _, item in zip(range(number), items)]
