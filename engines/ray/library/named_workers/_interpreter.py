"""The parts that differ between interpreters, for CPython in a replica: sync functions run in threads."""

import inspect

from named_workers import _cpython
from named_workers._cpython import *  # noqa: F403

from named_workers_ray.threads import threads

_cpython.INTERNAL += ["/concurrent/futures/", "/named_workers_ray/"]

on_loop = threads.on_loop


def during(id, function, arguments):
    """Calls a function as part of a call; a sync one in a thread, whose end is to be awaited."""
    if inspect.iscoroutinefunction(function):
        return _cpython.during(id, function, arguments)
    return threads.run(id, function, arguments)
