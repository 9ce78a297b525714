"""Exceptions that no script waits for: those of handlers and of their tasks."""

import asyncio

import _named_workers
from named_workers._interpreter import describe, is_awaitable


def guarded(function, *arguments):
    """Calls a function, and waits for what it returns, if it is async. The page shows what it raises."""
    try:
        result = function(*arguments)
        if is_awaitable(result):
            asyncio.create_task(_awaited(result))
    except BaseException as error:
        show(error)


async def _awaited(awaitable):
    try:
        await awaitable
    except BaseException as error:
        show(error)


def show(error):
    """Shows an exception on the page and in the console."""
    described = describe(error)
    _named_workers.fail(described["traceback"] or described["message"])
