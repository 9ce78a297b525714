"""The answer to a request, written while the call runs: by the loop, or by the thread of a sync function."""

import asyncio
from collections import deque
from collections.abc import Generator
from typing import Any

from named_workers_ray.threads import runs_here

# How many parts may wait to be sent before whoever emits more has to wait.
MOST_WAITING = 16

# How many may wait before lines of the log, which wait for nobody, are left out.
MOST_LINES = 1_000

# How much is sent at once, in characters, unless one part is larger.
PIECE = 64_000


class Answer:
    """The answer to one request: at once, or part by part."""

    def __init__(self) -> None:
        self.headers: list[tuple[str, str]] = []
        # Its status, content type and text, if it comes at once.
        self.at_once: tuple[int, str, str] | None = None
        self._waiting: deque[str] = deque()
        self._is_over = False
        self._is_closed = False
        self._loop = asyncio.get_running_loop()
        self._written = asyncio.Event()
        self._taken = asyncio.Event()

    def whole(self, status: int, content_type: str, text: str) -> None:
        """Answers at once."""
        self.at_once = (status, content_type, text)
        self.end()

    def write(self, text: str) -> "Room | None":
        """Adds a part. If too many wait: in a thread, waits as well; on the loop, returns what can be awaited."""
        if self._is_closed:
            return None
        self._waiting.append(text)
        if runs_here(self._loop):
            self._written.set()
            return Room(self) if self.is_full() else None
        self._loop.call_soon_threadsafe(self._written.set)
        if self.is_full():
            asyncio.run_coroutine_threadsafe(self.room(), self._loop).result()
        return None

    def end(self) -> None:
        """Nothing more will be written."""
        self._is_over = True
        self._written.set()

    def close(self) -> None:
        """Nobody reads it any longer."""
        self._is_closed = True
        self._waiting.clear()
        self._taken.set()

    def is_closed(self) -> bool:
        return self._is_closed

    def is_full(self) -> bool:
        return len(self._waiting) >= MOST_WAITING and not self._is_closed

    def is_flooded(self) -> bool:
        return len(self._waiting) >= MOST_LINES

    async def room(self) -> None:
        """Waits until fewer parts wait."""
        while self.is_full():
            self._taken.clear()
            await self._taken.wait()

    async def over(self) -> None:
        """Waits for its end."""
        while not self._is_over:
            await self._written.wait()
            self._written.clear()

    async def take(self) -> str | None:
        """What has been written, or the beginning of it, once there is something; nothing after its end."""
        while not self._waiting:
            if self._is_over:
                return None
            self._written.clear()
            await self._written.wait()
        taken = [self._waiting.popleft()]
        size = len(taken[0])
        while self._waiting and size + len(self._waiting[0]) <= PIECE:
            size += len(self._waiting[0])
            taken.append(self._waiting.popleft())
        self._taken.set()
        return "".join(taken)


class Room:
    """Can be awaited, by any number of tasks: until there is room for more parts of an answer."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __await__(self) -> Generator[Any, None, None]:
        return self._answer.room().__await__()
