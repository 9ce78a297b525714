"""How a worker reaches the page's other workers: through the page."""

import _named_workers
from named_workers._interpreter import current_call
from named_workers._request import reply


class Reached:
    """What can be done with another worker, besides calling it."""


async def get(name):
    """Waits until a worker is ready; returns what it exports."""
    return {"exports": await _ask(name, None, "[]", None)}


async def call(worker, function, arguments, milliseconds):
    """Calls an export with arguments as JSON."""
    return await _ask(worker.name, function, arguments, milliseconds)


async def _ask(worker, function, arguments, milliseconds):
    during = current_call() or 0
    return await reply(_named_workers.ask(during, worker, function, arguments, milliseconds))
