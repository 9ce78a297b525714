"""The threads in which sync functions run, so that the loop goes on meanwhile."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from threading import Lock
from time import monotonic
from typing import Any


class Threads:
    """A number of threads, and what runs in them."""

    def __init__(self) -> None:
        self._lock = Lock()
        # The calls whose functions run, and since when nobody waits for them any longer, if so.
        self._running: dict[int, float | None] = {}
        # The latest report of each call that the loop has not been told.
        self._reports: dict[int, tuple[Callable[..., None], Any]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._executor = ThreadPoolExecutor(1)

    def start(self, number: int) -> None:
        """Begins with a number of threads beside the running loop: with one, functions run one after another, as in a
        browser.
        """
        self._loop = asyncio.get_running_loop()
        self._executor = ThreadPoolExecutor(number, thread_name_prefix="worker")

    async def run(self, id: int, function: Callable[..., Any], arguments: Sequence[Any]) -> Any:
        """Runs a function of a call in a thread. One that waits for a thread is withdrawn when it is cancelled."""
        context = copy_context()

        def work() -> Any:
            with self._lock:
                self._running[id] = None
            try:
                return context.run(function, *arguments)
            except StopIteration as error:  # a future cannot hold it
                raise RuntimeError("the function raised StopIteration") from error
            finally:
                with self._lock:
                    del self._running[id]

        try:
            value = await asyncio.get_running_loop().run_in_executor(self._executor, work)
        except asyncio.CancelledError:
            with self._lock:
                if id in self._running:
                    self._running[id] = monotonic()
            raise
        return await value if hasattr(value, "__await__") else value

    def overdue(self) -> float:
        """For how many seconds the function that has done so for longest has run on after its call was cancelled."""
        with self._lock:
            since = [time for time in self._running.values() if time is not None]
        return monotonic() - min(since) if since else 0

    def on_loop(self, function: Callable[..., None], id: int, report: Any) -> None:
        """Passes a report of a call to a function, in the thread of the loop: of many at a time, the latest."""
        if self._loop is None or runs_here(self._loop):
            return function(id, report)
        with self._lock:
            is_announced = id in self._reports
            self._reports[id] = (function, report)
        if not is_announced:
            self._loop.call_soon_threadsafe(self._pass_on, id)

    def _pass_on(self, id: int) -> None:
        with self._lock:
            function, report = self._reports.pop(id)
        function(id, report)


def runs_here(loop: asyncio.AbstractEventLoop) -> bool:
    """Whether this thread runs the loop, and not another one or none."""
    try:
        return asyncio.get_running_loop() is loop
    except RuntimeError:
        return False


threads = Threads()
