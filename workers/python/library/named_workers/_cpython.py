"""The parts that differ between interpreters, for CPython wherever it runs."""

import asyncio
import inspect
import json
import sys
from contextvars import ContextVar
from math import isfinite
from time import monotonic

from named_workers._strict import NotJson, half, no_key, not_json

try:
    from annotationlib import Format

    _FORMAT = {"annotation_format": Format.STRING}
except ImportError:  # before Python 3.14
    _FORMAT = {}

# Created once: `json.dumps` and `json.loads` cost twice as much for a small value. The only values that
# pass the check and that an encoder does not know are numpy's scalars.
_write = json.JSONEncoder(
    ensure_ascii=False,
    check_circular=False,
    separators=(",", ":"),
    default=lambda scalar: scalar.item(),
).encode
decode = json.JSONDecoder().decode
# Integers of any size are values, also those of more than 4,300 digits.
sys.set_int_max_str_digits(0)

_call = ContextVar("call", default=None)
# How deep lists and dicts may be nested. Python's own limit would not help: the browser's stack
# overflows before it is reached, and takes Pyodide down.
_DEEPEST = 100
_LEAVES = {bool, int, str, float, type(None)}
# Parts of the names of files that are not the author's: tracebacks leave them out.
INTERNAL = ["/site-packages/named_workers/", "/site-packages/pyscript/"]


def encode(value):
    """A value as JSON. Raises `NotJson` for the first part of it that JSON cannot represent."""
    _check(value, ())
    text = _write(value)
    if _has_half(text):
        raise half(_path_to_half(value, "") or "")
    return text


def check_arguments(arguments, text):
    """Raises `NotJson` for the first part of a list that JSON cannot represent, though Python reads it in a text."""
    _check_list(arguments, ())
    if "\\u" in text:  # only an escape can be half of a pair, and the search takes time
        path = _path_to_half(arguments, "")
        if path is not None:
            raise half(path)


def _has_half(text):
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _path_to_half(value, path):
    """The path to the first text in a value that has half of a surrogate pair, if there is one."""
    if isinstance(value, str):
        return path if _has_half(value) else None
    inside = []
    if isinstance(value, dict):
        inside = [(f"{path}.{key}", part) for key, item in value.items() for part in (key, item)]
    elif isinstance(value, (list, tuple)):
        inside = [(f"{path}[{index}]", item) for index, item in enumerate(value)]
    return next(filter(None, (_path_to_half(part, path) for path, part in inside)), None)


def _check(value, parents):
    if value is None or isinstance(value, (str, bool, int)):
        return
    if isinstance(value, (dict, list, tuple)):
        if id(value) in parents:
            raise NotJson("a cycle is not JSON")
        if len(parents) == _DEEPEST:
            raise NotJson("it is nested too deeply for JSON")
        inside = _check_dict if isinstance(value, dict) else _check_list
        inside(value, parents + (id(value),))
    elif isinstance(value, float):
        if not isfinite(value):
            raise not_json(value)
    elif type(value).__module__ == "numpy" and getattr(value, "shape", None) == ():
        _check(value.item(), parents)
    else:
        raise not_json(value)


def _check_list(items, parents):
    if _are_leaves(items):
        return
    try:
        for index, item in enumerate(items):
            _check(item, parents)
    except NotJson as error:
        error.path = f"[{index}]{error.path}"
        raise


def _check_dict(items, parents):
    for key in items:
        if not isinstance(key, str):
            raise no_key(key)
    if _are_leaves(items.values()):
        return
    try:
        for key, item in items.items():
            _check(item, parents)
    except NotJson as error:
        error.path = f".{key}{error.path}"
        raise


def _are_leaves(items):
    """Whether all items are JSON without looking inside, which is a hundred times faster."""
    kinds = set(map(type, items))
    if float in kinds and not all(isfinite(item) for item in items if type(item) is float):
        return False
    return kinds <= _LEAVES


def is_awaitable(value):
    return hasattr(value, "__await__")


def during(id, function, arguments):
    """Calls a function as part of a call, whose progress it may report."""
    token = _call.set(id)
    try:
        return function(*arguments)
    finally:
        _call.reset(token)


def begin(id, coroutine, on_lost):
    """Starts a task that is part of a call; one that is cancelled before it begins is lost."""
    task = during(id, asyncio.ensure_future, [coroutine])
    lost = asyncio.CancelledError
    task.add_done_callback(lambda task: on_lost(lost()) if task.cancelled() else None)
    return task


def on_loop(function, id, report):
    """Passes a report of a call to a function, in the thread of the loop: there is no other one."""
    function(id, report)


def now():
    """Seconds on some clock."""
    return monotonic()


def steps(awaitable):
    """What a task awaits for a call."""
    return awaitable


def current_call():
    return _call.get()


def signature(name, function):
    """A function's `Signature`."""
    described = {"name": name, "parameters": [], "doc": inspect.getdoc(function)}
    try:
        signature = inspect.signature(function, **_FORMAT)
    except (TypeError, ValueError):  # some functions written in C have none
        return described | {"parameters": [{"name": "*args"}]}
    parameters = []
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not any(it["name"][0] == "*" for it in parameters):
            parameters.append({"name": "*"})
        parameters.append(_parameter(parameter))
    return described | {"parameters": parameters, "returns": _written(signature.return_annotation)}


def _parameter(parameter):
    stars = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}
    has_default = parameter.default is not parameter.empty
    return {
        "name": stars.get(parameter.kind, "") + parameter.name,
        "type": _written(parameter.annotation),
        "default": _shown(parameter.default) if has_default else None,
    }


def _shown(default):
    try:
        return repr(default)
    except Exception:
        return "..."


def _written(annotation):
    if annotation is inspect.Signature.empty:
        return None
    return annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)


def describe(error):
    """An exception's type, message, and traceback without the interpreter's own frames."""
    import traceback  # only now, as importing it takes time

    report = traceback.TracebackException.from_exception(error)
    _hide(report)
    return {
        "type": type(error).__name__,
        "message": str(error),
        "traceback": "".join(report.format()),
    }


def _hide(report):
    if report is None:
        return
    internal = lambda frame: any(part in frame.filename for part in INTERNAL)
    report.stack[:] = [frame for frame in report.stack if not internal(frame)]
    for other in (report.__cause__, report.__context__, *(report.exceptions or ())):
        _hide(other)
