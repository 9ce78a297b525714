"""The page's other workers."""

from named_workers import _reach
from named_workers._arguments import in_order, milliseconds
from named_workers._error import WorkerError
from named_workers._interpreter import encode
from named_workers._strict import NotJson


class Worker(_reach.Reached):
    """Another worker: its exports are async functions."""

    def __init__(self, name, exports, key=None):
        self.name = name
        self.exports = exports
        self._key = key

    def __getattr__(self, function):
        names = [export["name"] for export in self.exports]
        if function in names:
            return lambda *arguments, **named: self.call(function, arguments, named=named)
        reason = "worker `%s` does not export `%s`; it exports %s"
        raise AttributeError(reason % (self.name, function, ", ".join(names) or "nothing"))

    async def call(self, function, arguments=(), timeout=None, named=None, **options):
        """Calls an export, whatever its name. `named` are arguments by their names; `timeout` is in seconds."""
        arguments = self._encoded(function, arguments, named)
        return await _reach.call(self, function, arguments, milliseconds(timeout), **options)

    def _encoded(self, function, arguments, named):
        _check_name(function, "functions")
        try:
            return encode(in_order(self.exports, function, arguments, named or {}))
        except NotJson as error:
            raise self._bad_arguments(function, "args" + error.path + ": " + error.reason) from None
        except ValueError as error:
            raise self._bad_arguments(function, str(error)) from None

    def _bad_arguments(self, function, reason):
        message = "bad arguments for `%s` of worker `%s`: %s" % (function, self.name, reason)
        return WorkerError("BadArguments", message, self.name, function)


class Workers:
    """The page's workers, by name."""

    async def get(self, name):
        """Waits until a worker is ready."""
        _check_name(name, "workers")
        return Worker(name, **await _reach.get(name))

    def __getitem__(self, name):
        return self.get(name)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self.get(name)

    def __iter__(self):
        raise TypeError("the workers of the page cannot be listed from Python")

    __contains__ = None


workers = Workers()


def _check_name(name, what):
    if not isinstance(name, str):
        raise TypeError(what + " are found by their names, which are strings")
