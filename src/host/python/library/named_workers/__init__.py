"""What the code of a worker may say to the page."""

from named_workers._host import progress

__all__ = ["progress"]
