"""The parts that differ between interpreters, for Python on Pyodide."""

import __main__
from _pyodide import _future_helper
from named_workers._cpython import *  # noqa: F403
from named_workers._cpython import INTERNAL, describe, encode
from named_workers._refusals import no_loop
from named_workers._strict import words
from pyodide.code import eval_code_async
from pyodide.ffi import can_run_sync
from pyodide.webloop import WebLoop

INTERNAL += (".zip/_pyodide/", ".zip/pyodide/", "/snippets/named-workers")


async def run(source, filename):
    """Runs the worker's script: returns what it raised as JSON, or nothing."""
    try:
        __main__.__file__ = filename
        await eval_code_async(source, __main__.__dict__, filename=filename)
    except BaseException as error:
        return encode(words(describe(error)))


def _set_exception(future, error):
    """As Pyodide's own, but also for promises that reject with something else than an exception.

    Those would never settle.
    """
    if not future.done():
        is_error = isinstance(error, BaseException)
        future.set_exception(error if is_error else RuntimeError(str(error)))


_future_helper.set_exception = _set_exception


_run_until_complete = WebLoop.run_until_complete


def _run_where_possible(loop, awaitable):
    """What `asyncio.run` calls, too. Some browsers can wait, though never in a sync function."""
    return _run_until_complete(loop, awaitable) if can_run_sync() else no_loop(awaitable)


WebLoop.run_until_complete = _run_where_possible
