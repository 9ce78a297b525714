"""What differs between interpreters, for Python on Pyodide."""

import asyncio
import inspect
import json
from annotationlib import Format
from contextvars import ContextVar
from math import isfinite

import __main__
from named_workers._strict import NotJson, no_key, not_json
from pyodide.code import eval_code_async

# Made once: `json.dumps` and `json.loads` cost twice as much for a small value. What has been
# checked and yet is no JSON to it are numpy's scalars.
_write = json.JSONEncoder(
    ensure_ascii=False,
    check_circular=False,
    separators=(",", ":"),
    default=lambda scalar: scalar.item(),
).encode
decode = json.JSONDecoder().decode

_call = ContextVar("call", default=None)
_LEAVES = {bool, int, str, float, type(None)}
_INTERNAL = ("/_pyodide/", "/pyodide/", "/named_workers/")


async def run(source, filename):
    """Runs the worker's script: gives what it raised as JSON, or nothing."""
    try:
        __main__.__file__ = filename
        await eval_code_async(source, __main__.__dict__, filename=filename)
    except BaseException as error:
        return encode(describe(error))


def encode(value):
    """A value as JSON. Raises `NotJson` for the first part of it that JSON cannot hold."""
    _check(value, ())
    return _write(value)


def _check(value, parents):
    if value is None or isinstance(value, (str, bool, int)):
        return
    if isinstance(value, (dict, list, tuple)):
        if id(value) in parents:
            raise NotJson("a cycle is not JSON")
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
    index = 0
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
    key = None
    try:
        for key, item in items.items():
            _check(item, parents)
    except NotJson as error:
        error.path = f".{key}{error.path}"
        raise


def _are_leaves(items):
    """Whether all items are JSON without a look inside: a hundred times quicker than to look."""
    kinds = set(map(type, items))
    if float in kinds and not all(isfinite(item) for item in items if type(item) is float):
        return False
    return kinds <= _LEAVES


def is_awaitable(value):
    return hasattr(value, "__await__")


def during(id, function, arguments):
    """Calls a function as part of a call, whose progress it may tell."""
    token = _call.set(id)
    try:
        return function(*arguments)
    finally:
        _call.reset(token)


def begin(id, coroutine):
    """Starts a task that is part of a call."""
    return during(id, asyncio.ensure_future, [coroutine])


def current_call(_tasks):
    return _call.get()


def signature(name, function):
    """A function as `Signature` has it."""
    described = {"name": name, "parameters": [], "doc": inspect.getdoc(function)}
    try:
        signature = inspect.signature(function, annotation_format=Format.STRING)
    except (TypeError, ValueError):  # some functions written in C tell nothing
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
        "default": repr(parameter.default) if has_default else None,
    }


def _written(annotation):
    if annotation is inspect.Signature.empty:
        return None
    return annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)


def describe(error):
    """An exception's type, message, and traceback without the interpreter's own frames."""
    import traceback  # only now: it takes its time

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
    internal = lambda frame: any(part in frame.filename for part in _INTERNAL)
    report.stack[:] = [frame for frame in report.stack if not internal(frame)]
    for other in (report.__cause__, report.__context__, *(report.exceptions or ())):
        _hide(other)
