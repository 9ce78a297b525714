"""Why JSON cannot represent a value, in words. For Python and MicroPython alike."""


class NotJson(Exception):
    """A value that JSON cannot represent, and the path to it."""

    def __init__(self, reason):
        super().__init__(reason)
        self.path = ""
        self.reason = reason


def not_json(value):
    """The exception for a value that is not JSON."""
    if isinstance(value, float):
        return NotJson(_NUMBERS[str(value)] + " is not JSON")
    kind = type(value)  # has no attributes that are made up when they are asked for
    name = kind.__name__ or "value of no type"
    article = "an " if name[0] in "aeioAEIO" else "a "
    text = _KINDS.get(name, article + name) + " is not JSON"
    if hasattr(kind, "tolist"):
        text += ": convert to a list first, with `.tolist()`"
    elif hasattr(kind, "to_py"):
        text += ": convert it first, with `.to_py()`"
    return NotJson(text)


def no_key(key):
    """The exception for a dict key that cannot be a key in JSON."""
    return NotJson("the key " + repr(key) + " is not a string, and keys in JSON are")


_NUMBERS = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}

_KINDS = {
    "bytes": "a byte string",
    "bytearray": "a byte string",
    "memoryview": "a byte string",
    "ndarray": "a numpy array",
    "generator": "a generator",
    "closure": "a function",
    "builtin_function_or_method": "a function",
}
