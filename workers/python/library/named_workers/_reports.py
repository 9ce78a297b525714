"""The progress of calls: the page is told of each at most 25 times a second, and of the last report."""

import asyncio

import _named_workers
from named_workers._interpreter import now

_QUIET = 0.04  # seconds
# For each call: when it may report again, and the latest report that the page has not been told.
_reports = {}


def add(id, report):
    """Tells the page of a report, or keeps it until that is allowed."""
    time = now()
    heard = _reports.get(id)
    if heard is None or not 0 < heard[0] - time < 1:  # a clock may jump
        _reports[id] = [time + _QUIET, None]
        _named_workers.progress(id, *report)
        return
    if heard[1] is None:
        asyncio.create_task(_tell_later(id))
    heard[1] = report


def end(id):
    """Tells the page the last report of a call that ends, if it has not been told."""
    _, last = _reports.pop(id, (0, None))
    if last:
        _named_workers.progress(id, *last)


def forget(id):
    """Forgets a call that nobody waits for."""
    _reports.pop(id, None)


async def _tell_later(id):
    await asyncio.sleep(_QUIET)
    heard = _reports.get(id)
    if heard and heard[1]:
        _named_workers.progress(id, *heard[1])
        heard[:] = [now() + _QUIET, None]
