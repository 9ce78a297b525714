"""JSON in MicroPython, whose own `json` takes quadratic time, and lets through what is not JSON."""

import io
import json
from math import isfinite

from named_workers._strict import NotJson, half, no_key, not_json

# How deep lists and dicts may be nested in a result: its stack holds no more of `_write`.
_DEEPEST = 50


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
