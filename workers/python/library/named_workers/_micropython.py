"""The parts that differ between interpreters, for MicroPython."""

import asyncio
import builtins
import io
import json
import sys
import time
from asyncio import core
from math import isfinite

from named_workers._strict import NotJson, half, no_key, not_json

# How deep lists and dicts may be nested in a result: its stack holds no more of `_write`.
_DEEPEST = 50
_GENERATOR = type((lambda: (yield))())
_HOST = '"/lib/named_workers/'
_call = None
_filename = "<stdin>"


def set_filename(filename):
    """Sets the name of the script's file, which MicroPython runs as `<stdin>`."""
    global _filename
    _filename = filename


def encode(value):
    """A value as JSON. Raises `NotJson` for the first part of it that JSON cannot represent.

    Not `json.dumps`, whose time grows with the square of the length, and which lets through what is
    not JSON. This takes time in proportion to the length.
    """
    pieces = []
    _write(value, pieces.append, ())
    return "".join(pieces)


def _write(value, put, parents):
    kind = type(value)
    if kind is int or kind is bool or value is None:
        put(json.dumps(value))
    elif kind is str:
        put(_quoted(value))
    elif kind is float and isfinite(value):
        put(json.dumps(value))
    elif not isinstance(value, (dict, list, tuple)):
        raise not_json(value)
    elif id(value) in parents:
        raise NotJson("a cycle is not JSON")
    elif len(parents) == _DEEPEST:
        raise NotJson("it is nested too deeply for JSON")
    else:
        inside = _write_dict if isinstance(value, dict) else _write_list
        inside(value, put, parents + (id(value),))


def _write_dict(items, put, parents):
    separator = "{"
    for key, item in items.items():
        if not isinstance(key, str):
            raise no_key(key)
        try:
            put(separator + _quoted(key) + ":")
            _write(item, put, parents)
        except NotJson as error:
            error.path = "." + key + error.path
            raise
        separator = ","
    put("}" if items else "{}")


def _write_list(items, put, parents):
    if len(items) > 16 and _are_numbers(items):
        return _write_numbers(items, put)
    separator = "["
    try:
        for index, item in enumerate(items):
            put(separator)
            _write(item, put, parents)
            separator = ","
    except NotJson as error:
        error.path = "[" + str(index) + "]" + error.path
        raise
    put("]" if items else "[]")


def _are_numbers(items):
    """Whether all items are finite numbers, which `sum` finds out in one go."""
    try:
        total = sum(items)
        return type(total) is int or (type(total) is float and isfinite(total))
    except TypeError:
        return False


def _write_numbers(items, put):
    """Writes many numbers into one buffer that is large enough from the start."""
    separator = "["
    for start in range(0, len(items), _SLICE):
        put(separator + _inside(items[start : start + _SLICE]))
        separator = ","
    put("]")


def _quoted(text):
    raw = text.encode()
    # Of what begins with this byte, many Korean characters go on with a smaller one.
    if b"\xed" in raw and any(rest[0] >= 0xA0 for rest in raw.split(b"\xed")[1:]):
        raise half()
    if len(raw) < _SLICE:
        return json.dumps(text)
    pieces = ['"']
    start = 0
    while start < len(raw):
        end = start + _SLICE
        while end < len(raw) and raw[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        pieces.append(_inside(raw[start:end].decode()))
        start = end
    pieces.append('"')
    return "".join(pieces)


def _inside(value):
    """The JSON of a list or a text, without what encloses it.

    It is written into one buffer that is large enough from the start, or the time would grow with the
    square of the length.
    """
    _buffer.seek(0)
    json.dump(value, _buffer)
    end = _buffer.tell()
    _buffer.seek(1)
    return _buffer.read(end - 2).decode()


# How many numbers, or bytes of text, are written at once. Hardly any number takes more than 26
# characters, and no byte more than 6; a larger integer makes the buffer grow.
_SLICE = 2048
_buffer = io.BytesIO(_SLICE * 26)


def decode(text, texts=None):
    """JSON as a value. Long strings are in `texts`, and in their place is a NUL and their index, as
    the time of `json.loads` would grow with the square of their length.
    """
    value = json.loads(text)
    return _filled(value, texts) if texts else value


def _filled(value, texts):
    if isinstance(value, str):
        return texts[int(value[1:])] if value.startswith("\0") else value
    if isinstance(value, list):
        return [_filled(item, texts) for item in value]
    if isinstance(value, dict):
        return {_filled(key, texts): _filled(item, texts) for key, item in value.items()}
    return value


def is_awaitable(value):
    # Coroutines are generators here. Anything with a `then` is a JavaScript promise.
    return isinstance(value, _GENERATOR) or hasattr(value, "then")


def during(id, function, arguments):
    """Calls a function as part of a call, whose progress it may report."""
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
            result = during(id, step, [value])
        except StopIteration as end:
            return end.value
        try:
            step, value = coroutine.send, (yield result)
        except BaseException as error:
            step, value = coroutine.throw, error


def now():
    """Seconds on some clock."""
    return time.ticks_ms() / 1000


def steps(awaitable):
    """What a task awaits for a call. A generator that is not a coroutine shows by what it yields."""
    return _steps(awaitable) if isinstance(awaitable, _GENERATOR) else awaitable


def _steps(generator):
    step, value = generator.send, None
    while True:
        try:
            result = step(value)
        except StopIteration as end:
            return end.value
        if result is not None:
            raise NotJson("a generator is not JSON")
        try:
            yield
            step, value = generator.send, None
        except BaseException as error:
            step, value = generator.throw, error


def _no_input(*_):
    raise OSError("a worker has no input")


# The original would wait for the page, which does not expect it.
builtins.input = _no_input


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


def described(type_name, traceback):
    """The same for an exception that is already text."""
    lines = traceback.replace('"<stdin>"', '"' + _filename + '"').split("\n")
    lines = [line for line in lines if not (line.startswith("  File") and _HOST in line)]
    traceback = "\n".join(lines)
    marked = "\n" + type_name + ": "
    message = traceback[traceback.rfind(marked) + len(marked) :].strip() if marked in traceback else ""
    if type_name in ("SyntaxError", "IndentationError"):
        places = [line.strip() for line in lines if line.startswith("  File")]
        if places:
            file, line = places[-1].split(", ")[:2]
            message += " (" + file[6:-1] + ", " + line + ")"
    return {"type": type_name, "message": message, "traceback": traceback}
