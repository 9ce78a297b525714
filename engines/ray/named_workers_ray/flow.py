"""How a replica learns what its clients have read: Serve's proxies pass on whatever they get, as fast as it comes.

A proxy with this middleware counts the parts of an answer that the connection has taken, and passes the number to the
replica among the messages of the request. It is there if the cluster was started with
`RAY_SERVE_HTTP_PROXY_CALLBACK_IMPORT_PATH=named_workers_ray.flow:middlewares`.
"""

import asyncio

from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The header of a request whose proxy counts, and of an answer that wants to know.
COUNTED = b"x-named-workers-counted"

# How many parts of an answer may be on their way to the client.
MOST_ON_THE_WAY = 8


class Flow:
    """The middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        scope = {**scope, "headers": [*scope["headers"], (COUNTED, b"1")]}
        request = _Counted(receive, send)
        try:
            await self._app(scope, request.receive, request.send)
        finally:
            request.end()


class _Counted:
    """A request, with the number of the parts of its answer that have been sent among its messages."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send
        self._is_counted = False
        self._sent = 0
        self._some_sent = asyncio.Event()
        self._next: asyncio.Task[Message] | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [it for it in message["headers"] if it[0] != COUNTED]
            self._is_counted = len(headers) < len(message["headers"])
            message = {**message, "headers": headers}
        await self._send(message)  # waits for a client that does not read
        if self._is_counted and message["type"] == "http.response.body":
            self._sent += 1
            self._some_sent.set()

    async def receive(self) -> Message:
        self._next = self._next or asyncio.ensure_future(self._receive())
        some_sent = asyncio.ensure_future(self._some_sent.wait())
        try:
            await asyncio.wait({self._next, some_sent}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            some_sent.cancel()
        if self._next.done():
            message, self._next = self._next.result(), None
            return message
        sent, self._sent = self._sent, 0
        self._some_sent.clear()
        return {"type": "http.request", "body": b"", "more_body": True, COUNTED.decode(): sent}

    def end(self) -> None:
        if self._next:
            self._next.cancel()


class Window:
    """In a replica: the parts of an answer that are on their way."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self._is_counted = any(name == COUNTED for name, _ in scope["headers"])
        self._receive = receive
        self._on_the_way = 0

    async def room(self) -> None:
        """Waits until another part may be sent, which is on its way then."""
        await self._until_fewer(MOST_ON_THE_WAY)
        self._on_the_way += 1

    async def arrived(self) -> None:
        """Waits until the connection has taken every part, as far as the proxy counts them."""
        await self._until_fewer(1)

    async def _until_fewer(self, parts: int) -> None:
        while self._is_counted and self._on_the_way >= parts:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise asyncio.CancelledError
            self._on_the_way -= message.get(COUNTED.decode(), 0)


def middlewares() -> list[Middleware]:
    """What Serve's proxies are to be started with."""
    return [Middleware(Flow)]
