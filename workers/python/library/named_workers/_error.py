"""How a worker's failure looks to who called it."""

import json


class WorkerError(Exception):
    """Why another worker returned no value. `name` is the kind of error, as on the page."""

    def __init__(self, name, message, worker=None, function=None, type=None, traceback=None):
        super().__init__(message)
        self.name = self.kind = name
        self.worker = worker
        self.function = function
        self.type = type
        self.traceback = traceback


def error_of(text):
    """The exception for an error that is told as JSON."""
    return WorkerError(**json.loads(text))
