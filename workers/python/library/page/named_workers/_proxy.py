"""Functions that JavaScript keeps."""

import sys

if sys.implementation.name == "micropython":
    from jsffi import create_proxy
else:
    from pyodide.ffi import create_proxy

__all__ = ["create_proxy"]
