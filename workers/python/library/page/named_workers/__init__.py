"""How a script of the page talks to the page's workers."""

from named_workers._create import create
from named_workers._error import WorkerError
from named_workers._workers import workers

__all__ = ["WorkerError", "create", "workers"]
