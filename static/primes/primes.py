"""Finds primes, as `workers/primes` does in Rust. For Python and MicroPython alike."""

from asyncio import sleep
from time import time

from named_workers import progress
from sieve import segments

__export__ = ["find_primes", "primes_between"]

# How long a search runs between reports, in seconds.
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
    """Cuts a search into slices, so that it can report progress and be cancelled."""

    def __init__(self, start, stop):
        self.start = start
        self.total = stop - start
        self.slice_ends = time() + SLICE

    async def keep(self, position):
        """At the end of a slice, reports what is done, and yields to the page's messages."""
        if time() >= self.slice_ends:
            progress(min(position - self.start, self.total), self.total)
            await sleep(0.001)  # with 0, MicroPython goes on at once, and handles no message
            self.slice_ends = time() + SLICE


def take(items, number):
    """The first items, at most `number`; with 0, `items` is not touched."""
    return [item for _, item in zip(range(number), items)]
