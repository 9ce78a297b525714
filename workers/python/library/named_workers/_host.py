"""Runs the exports of a worker's script. For Python and MicroPython alike.

Replies are text: a mark, then JSON. The mark is `=` for a value, `!` for an exception, `#` for
what JSON cannot represent. Exports and emitted values are passed in the same way.
"""

import _named_workers
from named_workers import _interpreter, _reports
from named_workers._interpreter import decode, describe, encode
from named_workers._strict import NotJson, words

_exports = {}
_tasks = {}
# The calls that have not ended, and whether their callers take emitted values.
_calls = {}


def discover():
    """Reads the script's `__export__`: returns a list of signatures, or null."""
    import __main__  # only now: on a server, the script's has taken the place of another

    names = getattr(__main__, "__export__", None)
    if names is None:
        return "=null"
    if not isinstance(names, (list, tuple, set)):
        return _refused("`__export__` is not a list of names")
    signatures = []
    for name in names:
        if not isinstance(name, str):
            return _refused("`__export__` is not a list of names: it has " + repr(name))
        if not hasattr(__main__, name):
            return _refused("`__export__` names `" + name + "`, which the script does not define")
        function = getattr(__main__, name)
        if not callable(function):
            return _refused("`__export__` names `" + name + "`, which is not a function")
        _exports[name] = function
        signatures.append(_interpreter.signature(name, function))
    return "=" + encode(words(signatures))


def call(name, arguments, id, stream, *texts):
    """Calls an export: returns its reply, or nothing if `settle` gets it later."""
    _calls[id] = stream
    try:
        value = _interpreter.during(id, _exports[name], decode(arguments, *texts))
        if _interpreter.is_awaitable(value):
            task = _interpreter.begin(id, _finish(id, value), lambda error: _settle(id, _raised(error)))
            if id in _calls:  # an eager task may already have ended
                _tasks[id] = task
            return None
        reply = _marked(value)
    except BaseException as error:
        reply = _raised(error)
    _end(id)
    return reply


def cancel(id):
    """Asks a call to end, as nobody waits for it any longer. It has ended once its task has."""
    _reports.forget(id)
    _calls.pop(id, None)
    task = _tasks.get(id)
    if task:
        task.cancel()


def cancelled():
    """Whether nobody waits any longer for the call whose function is running.

    For sync functions on a cross-origin isolated page; elsewhere it is false. Async functions are
    cancelled where they await, and need not ask.
    """
    id = _interpreter.current_call()
    return id is not None and _named_workers.cancelled(id)


def progress(done, total, message=None):
    """Reports the call's progress to the caller: `done` units of `total`, with an optional message.

    Works in sync and async functions; outside a call it does nothing. A loop may report on every
    iteration: the caller is told at most 25 times a second.
    """
    id = _interpreter.current_call()
    if id in _calls:
        report = (float(done), float(total), None if message is None else str(message))
        _interpreter.on_loop(_reports.add, id, report)


def emit(value):
    """Sends a value to the caller while the function runs, if the caller reads a stream.

    In an async function, await the result so that the caller is never overrun; if nobody reads the
    values, that does not wait. In a sync function, the caller gets the first 16 at once, and the
    others when the function returns.
    """
    id = _interpreter.current_call()
    room = _calls.get(id) and _named_workers.emit(id, _marked(value))
    return room or _ready


class _Ready:
    """Can be awaited, and is ready at once."""

    def __await__(self):
        return iter(())

    __iter__ = __await__


_ready = _Ready()


def failed(type_name, traceback):
    """What the script raised, as JSON, from an exception that is already text."""
    return encode(words(_interpreter.described(type_name, traceback)))


async def _finish(id, awaitable):
    try:
        reply = _marked(await _interpreter.steps(awaitable))
    except NotJson as error:
        reply = _refused(error.reason)
    except BaseException as error:
        reply = _raised(error)
    _settle(id, reply)


def _settle(id, reply):
    _tasks.pop(id, None)
    _end(id)
    _named_workers.settle(id, reply)


def _end(id):
    _reports.end(id)
    _calls.pop(id, None)


def _marked(value):
    try:
        return "=" + encode(value)
    except NotJson as error:
        return _refused(error.reason, error.path)
    except RuntimeError as error:  # in CPython, a RecursionError
        if "recursion" not in str(error):
            raise
        return _refused("it is nested too deeply for JSON")


def _raised(error):
    try:
        return "!" + encode(words(describe(error)))
    except BaseException:  # its own `__str__` raises
        name = type(error).__name__
        return "!" + encode({"type": name, "message": "", "traceback": None})


def _refused(reason, path=""):
    return "#" + encode(words({"path": path, "reason": reason}))
