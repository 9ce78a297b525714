"""How a worker's code talks to the page, and to the page's other workers."""

from named_workers._error import WorkerError
from named_workers._host import cancelled, emit, progress
from named_workers._workers import workers

__all__ = ["WorkerError", "cancelled", "emit", "progress", "workers"]
