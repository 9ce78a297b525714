"""Python's values in JavaScript, and back, alike in both interpreters."""

import sys

import js

if sys.implementation.name == "micropython":
    from jsffi import create_proxy, to_js

    _null = js.Object.getPrototypeOf(js.Object.prototype)
else:
    from pyodide import ffi as _ffi
    from pyodide.ffi import create_proxy
    from pyodide.ffi import jsnull as _null

    def to_js(value, **options):
        """A value as JavaScript's own. A dict becomes an object, unless the options say otherwise."""
        return _ffi.to_js(value, **({"dict_converter": js.Object.fromEntries} | options))


def is_none(value):
    """Whether a value is `None`, or JavaScript's `null`."""
    return value is None or value is _null


def assign(target, *sources):
    """Adds the entries of dicts or JavaScript objects to a JavaScript object, and returns it."""
    for source in sources:
        js.Object.assign(target, to_js(source))
    return target


__all__ = ["assign", "create_proxy", "is_none", "to_js"]
