"""The page's other workers."""

from named_workers import workers
from pyscript._missing import Missing

create_named_worker = Missing("create_named_worker")

__all__ = ["create_named_worker", "workers"]
