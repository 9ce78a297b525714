"""Where the script runs, and how it was configured."""

import json
import sys

import _named_workers
from js import document, window
from pyscript import js_modules
from pyscript._missing import Missing

RUNNING_IN_WORKER = False

config = json.loads(_named_workers.config)
config["type"] = "mpy" if sys.implementation.name == "micropython" else "py"

sync = Missing("sync")


def current_target():
    """The id of the element that the running script displays in."""
    return _named_workers.target().id


__all__ = ["RUNNING_IN_WORKER", "config", "current_target", "document", "js_modules", "sync", "window"]
