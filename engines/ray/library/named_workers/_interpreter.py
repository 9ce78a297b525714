"""The parts that differ between interpreters, for CPython in a replica: sync functions run in threads."""

import inspect

from named_workers import _cpython
from named_workers._cpython import (
    INTERNAL,
    begin,
    check,
    current_call,
    decode,
    describe,
    encode,
    is_awaitable,
    now,
    signature,
    steps,
)

from named_workers_ray.threads import threads

__all__ = [
    "begin",
    "check",
    "current_call",
    "decode",
    "describe",
    "during",
    "encode",
    "is_awaitable",
    "now",
    "on_loop",
    "signature",
    "steps",
]

INTERNAL += ["/concurrent/futures/", "/named_workers_ray/"]

on_loop = threads.on_loop


def during(id, function, arguments):
    """Calls a function as part of a call; a sync one in a thread, whose end is to be awaited."""
    if inspect.iscoroutinefunction(function):
        return _cpython.during(id, function, arguments)
    return threads.run(id, function, arguments)
