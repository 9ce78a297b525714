"""Runs the exports of a worker's script. For Python and MicroPython alike.

Answers are text: a mark, then JSON. The mark is `=` for a value, `!` for an exception, `#` for
what JSON cannot hold.
"""

import __main__

import _named_workers
from named_workers import _interpreter
from named_workers._interpreter import decode, describe, encode
from named_workers._strict import NotJson

_exports = {}
_tasks = {}


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


def call(name, arguments, id, *texts):
    """Calls an export: gives its answer, or nothing if the answer comes later, by `settle`."""
    try:
        value = _interpreter.during(id, _exports[name], decode(arguments, *texts))
        if not _interpreter.is_awaitable(value):
            return _answer(value)
        _tasks[id] = _interpreter.begin(id, _finish(id, value), lambda error: _settle(id, error))
    except BaseException as error:
        return _raised(error)


def cancel(id):
    """Cancels a call that is not finished."""
    task = _tasks.pop(id, None)
    if task:
        task.cancel()


def progress(done, total, message=None):
    """Tells the caller how far the call is: `done` units of `total`, and a word on it.

    Works in sync and async functions; outside a call it does nothing.
    """
    id = _interpreter.current_call(_tasks)
    if id is not None:
        message = None if message is None else str(message)
        _named_workers.progress(id, float(done), float(total), message)


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
    _tasks.pop(id, None)
    _named_workers.settle(id, answer)


def _settle(id, error):
    """Settles a call whose task has ended before it began."""
    _tasks.pop(id, None)
    _named_workers.settle(id, _raised(error))


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
