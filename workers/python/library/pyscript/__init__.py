"""The part of PyScript's `pyscript` that makes sense in a worker here."""

import json

import _named_workers
from named_workers import workers
from pyscript import js_modules

RUNNING_IN_WORKER = True
config = json.loads(_named_workers.config)

__all__ = ["RUNNING_IN_WORKER", "config", "js_modules", "workers"]
