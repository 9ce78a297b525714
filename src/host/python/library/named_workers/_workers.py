"""The other workers of the page."""

import _named_workers
from named_workers._host import current_call
from named_workers._interpreter import decode, encode
from named_workers._strict import NotJson


class WorkerError(Exception):
    """Why another worker gave no value: `name` is the kind of the error, as on the page."""

    def __init__(self, name, message, worker, function=None, traceback=None):
        super().__init__(message)
        self.name = name
        self.worker = worker
        self.function = function
        self.traceback = traceback


class Worker:
    """Another worker: its exports are async functions."""

    def __init__(self, name, exports):
        self.name = name
        self.exports = exports

    def __getattr__(self, function):
        return lambda *arguments: self.call(function, arguments)

    async def call(self, function, arguments=(), timeout=None):
        """Calls an export, whatever its name. `timeout` is in seconds."""
        try:
            arguments = encode(list(arguments))
        except NotJson as error:
            what = "bad arguments for `%s` of worker `%s`: args%s: %s"
            message = what % (function, self.name, error.path, error.reason)
            raise WorkerError("BadArguments", message, self.name, function)
        milliseconds = None if timeout is None else timeout * 1000
        return await _ask(self.name, function, arguments, milliseconds)


class Workers:
    """The workers of the page, by name."""

    async def get(self, name):
        """Waits until a worker is ready."""
        return Worker(name, await _ask(name, None, "[]", None))

    def __getitem__(self, name):
        return self.get(name)


workers = Workers()


async def _ask(worker, function, arguments, milliseconds):
    during = current_call() or 0
    request = _named_workers.ask(during, worker, function, arguments, milliseconds)
    try:
        answer = await _named_workers.answer(request)
    except BaseException:  # the task is cancelled
        _named_workers.withdraw(request)
        raise
    value = decode(answer[1:])
    if answer[0] == "=":
        return value
    raise WorkerError(**value)
