"""Runs the exports of a worker's script. For Python and MicroPython alike.

Answers are text: a mark, then JSON. The mark is `=` for a value, `!` for an exception, `#` for
what JSON cannot hold.
"""

import __main__
import _named_workers
from named_workers import _interpreter, _reports
from named_workers._interpreter import decode, describe, encode
from named_workers._strict import NotJson

_exports = {}
_tasks = {}
# The calls that have not ended, and whether their callers take what they emit.
_calls = {}


def discover():
    """Reads the script's `__export__`: an answer with a list of signatures, or with null."""
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
    return "=" + encode(signatures)


def call(name, arguments, id, stream, *texts):
    """Calls an export: gives its answer, or nothing if the answer comes later, by `settle`."""
    _calls[id] = stream
    try:
        value = _interpreter.during(id, _exports[name], decode(arguments, *texts))
        if _interpreter.is_awaitable(value):
            task = _interpreter.begin(id, _finish(id, value), lambda error: _settle(id, _raised(error)))
            if id in _calls:  # an eager task may have ended already
                _tasks[id] = task
            return None
        answer = _answer(value)
    except BaseException as error:
        answer = _raised(error)
    _end(id)
    return answer


def cancel(id):
    """Asks a call to end that nobody waits for any more. It has ended when its task has."""
    _reports.forget(id)
    _calls.pop(id, None)
    task = _tasks.get(id)
    if task:
        task.cancel()


def cancelled():
    """Whether nobody waits any more for the call whose function is running.

    For sync functions, on a page that is cross-origin isolated; elsewhere it is false. Async functions
    are cancelled where they await, and need not ask.
    """
    id = _interpreter.current_call()
    return id is not None and _named_workers.cancelled(id)


def progress(done, total, message=None):
    """Tells the caller how far the call is: `done` units of `total`, and a word on it.

    Works in sync and async functions; outside a call it does nothing. A loop may tell it at every
    turn: the caller hears of it 25 times a second at most.
    """
    id = _interpreter.current_call()
    if id in _calls:
        _reports.add(id, (float(done), float(total), None if message is None else str(message)))


def emit(value):
    """Hands a value to the caller while the function runs, if the caller takes them as a stream.

    In an async function await what this gives, and the caller is never overrun; while nobody takes
    the values, that does not wait. In a sync function the caller gets the first 16 at once, and the
    others when the function returns.
    """
    id = _interpreter.current_call()
    room = _calls.get(id) and _named_workers.emit(id, _answer(value))
    return room or _ready


class _Ready:
    """Can be awaited, and is there at once."""

    def __await__(self):
        return iter(())

    __iter__ = __await__


_ready = _Ready()


def failed(type_name, traceback):
    """What the script raised, as JSON, where it is text already."""
    return encode(_interpreter.described(type_name, traceback))


async def _finish(id, awaitable):
    try:
        answer = _answer(await _interpreter.steps(awaitable))
    except NotJson as error:
        answer = _refused(error.reason)
    except BaseException as error:
        answer = _raised(error)
    _settle(id, answer)


def _settle(id, answer):
    _tasks.pop(id, None)
    _end(id)
    _named_workers.settle(id, answer)


def _end(id):
    _reports.end(id)
    _calls.pop(id, None)


def _answer(value):
    try:
        return "=" + encode(value)
    except NotJson as error:
        return _refused(error.reason, error.path)
    except ValueError as error:  # an integer with more digits than Python writes
        return _refused(str(error))
    except RuntimeError as error:  # in Python, a RecursionError
        if "recursion" not in str(error):
            raise
        return _refused("it is nested too deeply for JSON")


def _raised(error):
    try:
        return "!" + encode(describe(error))
    except BaseException:  # its own `__str__` raises
        name = type(error).__name__
        return "!" + encode({"type": name, "message": "", "traceback": None})


def _refused(reason, path=""):
    return "#" + encode({"path": path, "reason": reason})
