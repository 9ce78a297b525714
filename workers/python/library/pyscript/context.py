"""Where the script runs, and how it was configured."""

import json
import sys

import _named_workers
from pyscript import js_modules
from pyscript._missing import Missing

RUNNING_IN_WORKER = True

config = json.loads(_named_workers.config)
config["type"] = "mpy" if sys.implementation.name == "micropython" else "py"

window = Missing("window")
document = Missing("document")
sync = Missing("sync")
current_target = Missing("current_target")

__all__ = ["RUNNING_IN_WORKER", "config", "current_target", "document", "js_modules", "sync", "window"]
