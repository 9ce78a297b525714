"""The page's other workers."""

from named_workers import workers
from pyscript._page import NeedsPage

create_named_worker = NeedsPage("create_named_worker")

__all__ = ["create_named_worker", "workers"]
