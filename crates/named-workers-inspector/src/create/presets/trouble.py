"""Whatever this worker does, the page gets an answer."""

import asyncio
import sys

from named_workers import progress
from pyscript import fetch


def raises(message: str = "no"):
    raise ValueError(message)


def not_json():
    return {1, 2, 3}


def hangs():
    """Cancel it: the worker stays busy. Terminate it, restart it, or give the call a grace period."""
    while True:
        pass


async def slow(seconds: int = 10):
    """Cancel it, or give it a timeout."""
    for second in range(seconds):
        progress(second, seconds)
        await asyncio.sleep(1)
    return seconds


def floods():
    """The log keeps its newest lines, and delays nobody."""
    number = 0
    while True:
        print("line", number)
        number += 1


def crashes():
    """Breaks the interpreter: the worker is started again, at most three times in ten seconds."""
    if sys.implementation.name == "micropython":
        import uctypes

        return uctypes.bytes_at(0x7FFFFF00, 60)
    import ctypes

    return ctypes.string_at(2**32 - 64, 60)


async def unreachable(url: str = "https://nowhere.invalid/"):
    """Asks a server that is not there."""
    return await fetch(url).text()


__export__ = ["raises", "not_json", "hangs", "slow", "floods", "crashes", "unreachable"]
