"""The parts that differ between interpreters, for MicroPython."""

import asyncio
import builtins
import io
import sys
import time
from asyncio import core

from named_workers._json import decode, encode  # noqa: F401
from named_workers._refusals import no_loop
from named_workers._strict import NotJson

_GENERATOR = type((lambda: (yield))())
_HOST = ('"/lib/named_workers/', '"/lib/pyscript/')
_call = None
# Why calls were refused something, by their ids.
_refused = {}
_filename = "<stdin>"


def set_filename(filename):
    """Sets the name of the script's file, which MicroPython runs as `<stdin>`."""
    global _filename
    _filename = filename


def is_awaitable(value):
    # Coroutines are generators here. Anything with a `then` is a JavaScript promise.
    return isinstance(value, _GENERATOR) or hasattr(value, "then")


def refused(reason):
    """Notes that the code that runs was refused something: MicroPython cannot catch JavaScript's errors."""
    if _call is None:
        print(reason)
    else:
        _refused[_call] = reason


def _raise_refused(id):
    if id in _refused:
        raise RuntimeError(_refused.pop(id))


def during(id, function, arguments):
    """Calls a function as part of a call, whose progress it may report."""
    try:
        return _during(id, function, arguments)
    finally:
        _raise_refused(id)


def _during(id, function, arguments):
    global _call
    before, _call = _call, id
    try:
        return function(*arguments)
    finally:
        _call = before


def begin(id, coroutine, on_lost):
    """Starts a task that is part of a call; one that is cancelled before it begins is lost.

    It has to be a task: MicroPython never ends two coroutines that JavaScript awaits side by side.
    """
    task = _within(id, _guarded(coroutine, on_lost))
    next(task)
    return _create_task(task)


def _guarded(coroutine, on_lost):
    """A cancellation cannot be thrown into a coroutine that has not begun, but it can be into this."""
    try:
        yield
    except BaseException as error:
        coroutine.close()
        on_lost(error)
        return
    return (yield from coroutine)


_create_task = core.create_task


def _create_task_of_call(coroutine):
    """A task is part of the call that creates it, as in CPython."""
    return _create_task(coroutine if _call is None else _within(_call, coroutine))


core.create_task = asyncio.create_task = _create_task_of_call


def _within(id, coroutine):
    step, value = coroutine.send, None
    while True:
        try:
            result = _during(id, step, [value])
        except StopIteration as end:
            return end.value
        try:
            step, value = coroutine.send, (yield result)
        except BaseException as error:
            step, value = coroutine.throw, error


def on_loop(function, id, report):
    """Passes a report of a call to a function, in the thread of the loop: there is no other one."""
    function(id, report)


def now():
    """Seconds on some clock."""
    return time.ticks_ms() / 1000


# In `data` of a running task. Whatever a coroutine waits for replaces it, to continue the task later: nobody
# would continue a generator that has just yielded.
_LOOSE = object()


def steps(awaitable):
    """What a task awaits for a call. A generator that is not a coroutine shows by how it yields."""
    return _steps(awaitable) if isinstance(awaitable, _GENERATOR) else awaitable


def _steps(generator):
    step, value = generator.send, None
    while True:
        task = core.cur_task
        task.data = _LOOSE
        try:
            result = step(value)
        except StopIteration as end:
            return end.value
        finally:
            is_loose = task.data is _LOOSE
            if is_loose:
                task.data = None
            _raise_refused(_call)
        if is_loose or result is not None:
            raise NotJson("a generator is not JSON")
        try:
            yield
            step, value = generator.send, None
        except BaseException as error:
            step, value = generator.throw, error


def _no_input(*_):
    raise OSError("Python has no input in a browser")


# The original would wait for the page, which does not expect it.
builtins.input = _no_input
# It has neither, but scripts that were written for CPython use them.
asyncio.run = core.Loop.run_until_complete = no_loop


def current_call():
    return _call


def signature(name, _function):
    """Just the name, which is all that functions keep. The rest is read from the script's `def` lines."""
    return {"name": name, "parameters": [{"name": "*args"}]}


def describe(error):
    """An exception's type, message, and traceback without the interpreter's own frames."""
    text = io.StringIO()
    sys.print_exception(error, text)
    return described(type(error).__name__, text.getvalue())


def _is_internal(line):
    return line.startswith("  File") and any(folder in line for folder in _HOST)


def described(type_name, traceback):
    """The same for an exception that is already text."""
    lines = traceback.replace('"<stdin>"', '"' + _filename + '"').split("\n")
    lines = [line for line in lines if not _is_internal(line)]
    traceback = "\n".join(lines)
    marked = "\n" + type_name + ": "
    message = traceback[traceback.rfind(marked) + len(marked) :].strip() if marked in traceback else ""
    if type_name in ("SyntaxError", "IndentationError"):
        places = [line.strip() for line in lines if line.startswith("  File")]
        if places:
            file, line = places[-1].split(", ")[:2]
            message += " (" + file[6:-1] + ", " + line + ")"
    return {"type": type_name, "message": message, "traceback": traceback}
