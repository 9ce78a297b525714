"""Why JSON cannot represent a value, in words. For Python and MicroPython alike."""


class NotJson(Exception):
    """A value that JSON cannot represent, and the path to it."""

    def __init__(self, reason, path=""):
        super().__init__(reason)
        self.path = path
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


def half(path=""):
    """The exception for text with half of a surrogate pair, which UTF-8 cannot encode."""
    return NotJson("half of a surrogate pair is not JSON", path)


def is_half(character):
    return "\ud800" <= character <= "\udfff"


def words(value):
    """What the host itself says, in which halves of surrogate pairs are shown as their escapes."""
    if isinstance(value, str):
        return "".join(["\\u%04x" % ord(it) if is_half(it) else it for it in value])
    if isinstance(value, dict):
        return {key: words(item) for key, item in value.items()}
    return [words(item) for item in value] if isinstance(value, list) else value


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
