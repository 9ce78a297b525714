"""PyScript's `pyscript`: what is not there can be imported, and says what to do instead when it is used."""

from pyscript import ffi, fs, media, web
from pyscript._missing import Missing
from pyscript.context import RUNNING_IN_WORKER, config, current_target, document, js_modules, sync, window
from pyscript.display import HTML, display
from pyscript.events import Event, when
from pyscript.fetch import fetch
from pyscript.storage import Storage, storage
from pyscript.websocket import WebSocket
from pyscript.workers import create_named_worker, workers

PyWorker = Missing("PyWorker")
js_import = Missing("js_import")
py_import = Missing("py_import")

__all__ = [
    "HTML",
    "RUNNING_IN_WORKER",
    "Event",
    "PyWorker",
    "Storage",
    "WebSocket",
    "config",
    "create_named_worker",
    "current_target",
    "display",
    "document",
    "fetch",
    "ffi",
    "fs",
    "js_import",
    "js_modules",
    "media",
    "py_import",
    "storage",
    "sync",
    "web",
    "when",
    "window",
    "workers",
]
