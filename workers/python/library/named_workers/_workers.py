"""The page's other workers."""

import _named_workers
from named_workers._arguments import in_order
from named_workers._interpreter import current_call, decode, encode
from named_workers._strict import NotJson


class WorkerError(Exception):
    """Why another worker returned no value. `name` is the kind of error, as on the page."""

    def __init__(self, name, message, worker, function=None, type=None, traceback=None):
        super().__init__(message)
        self.name = name
        self.worker = worker
        self.function = function
        self.type = type
        self.traceback = traceback


class Worker:
    """Another worker: its exports are async functions."""

    def __init__(self, name, exports):
        self.name = name
        self.exports = exports

    def __getattr__(self, function):
        names = [export["name"] for export in self.exports]
        if function in names:
            return lambda *arguments, **named: self.call(function, arguments, named=named)
        reason = "worker `%s` does not export `%s`; it exports %s"
        raise AttributeError(reason % (self.name, function, ", ".join(names) or "nothing"))

    async def call(self, function, arguments=(), timeout=None, named=None):
        """Calls an export, whatever its name. `named` are arguments by their names; `timeout` is in seconds."""
        _check_name(function, "functions")
        if not (timeout is None or isinstance(timeout, (int, float)) and 0 <= timeout < 2**31):
            raise TypeError("a timeout is a number of seconds")
        try:
            arguments = encode(in_order(self.exports, function, arguments, named or {}))
        except NotJson as error:
            raise self._bad_arguments(function, "args" + error.path + ": " + error.reason)
        except ValueError as error:
            raise self._bad_arguments(function, str(error))
        milliseconds = None if timeout is None else timeout * 1000
        return await _ask(self.name, function, arguments, milliseconds)

    def _bad_arguments(self, function, reason):
        message = "bad arguments for `%s` of worker `%s`: %s" % (function, self.name, reason)
        return WorkerError("BadArguments", message, self.name, function)


class Workers:
    """The page's workers, by name."""

    async def get(self, name):
        """Waits until a worker is ready."""
        _check_name(name, "workers")
        return Worker(name, await _ask(name, None, "[]", None))

    def __getitem__(self, name):
        return self.get(name)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self.get(name)

    def __iter__(self):
        raise TypeError("the workers of the page cannot be listed from a worker")

    __contains__ = None


workers = Workers()


def _check_name(name, what):
    if not isinstance(name, str):
        raise TypeError(what + " are found by their names, which are strings")


async def _ask(worker, function, arguments, milliseconds):
    during = current_call() or 0
    request = _named_workers.ask(during, worker, function, arguments, milliseconds)
    try:
        reply = await _named_workers.reply(request)
    except BaseException:  # the task was cancelled
        _named_workers.withdraw(request)
        raise
    value = decode(reply[1:])
    if reply[0] == "=":
        return value
    raise WorkerError(**value)
