"""How a script of the page reaches the page's workers: by their handles."""

import _named_workers
from named_workers._arguments import milliseconds
from named_workers._interpreter import decode
from named_workers._proxy import create_proxy
from named_workers._request import reply
from named_workers._stream import Stream


class Reached:
    """What can be done with a worker, besides calling it."""

    def stream(self, function, arguments=(), timeout=None, named=None, **options):
        """What an export emits, for `async for`; the parameters are those of `call`."""
        arguments = self._encoded(function, arguments, named)
        return Stream(_named_workers.stream(*_call(self, function, arguments, milliseconds(timeout), **options)))

    def terminate(self):
        """Ends the worker at once. Calls in flight fail with `Terminated`."""
        _named_workers.terminate(self._key)

    def restart(self):
        """Starts the worker again. Calls in flight fail with `Terminated`."""
        _named_workers.restart(self._key)


async def get(name):
    """Waits until a worker is ready; returns what it exports, and the key of its handle."""
    return await reply(_named_workers.get(name))


async def call(worker, function, arguments, timeout, **options):
    """Calls an export with arguments as JSON."""
    return await reply(_named_workers.call(*_call(worker, function, arguments, timeout, **options)))


def _call(worker, function, arguments, timeout, grace=None, on_progress=None):
    """A call as JavaScript takes it. `timeout` is in milliseconds, `grace` in seconds; `on_progress` takes a dict."""
    tell = on_progress and create_proxy(lambda report: on_progress(decode(report)))
    limits = [-1 if limit is None else limit for limit in (timeout, milliseconds(grace))]
    return [worker._key, worker.name, function, arguments] + limits + [tell or False]
