"""An answer of events: its head first, then what the call says, while it runs."""

from collections.abc import AsyncIterator, Callable

from named_workers._served import Call
from named_workers._wire import EVENTS
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from named_workers_ray.answer import Answer
from named_workers_ray.flow import COUNTED, Window


class Events(StreamingResponse):
    """Runs a call, and sends its events."""

    def __init__(self, answer: Answer, call: Call, begin: Callable[[], None]) -> None:
        super().__init__(self._parts(), headers={**dict(answer.headers), "content-type": EVENTS})
        self.raw_headers.append((COUNTED, b"1"))
        self._answer = answer
        self._call = call
        self._begin = begin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve cancels this when the client has gone."""
        self._window = Window(scope, receive)
        try:
            await self.stream_response(send)
        finally:
            self._answer.close()
            if not self._call.has_ended:
                self._call.cancel()

    async def _parts(self) -> AsyncIterator[str]:
        await self._window.room()
        yield ":\n\n"
        # A call whose answer has begun is sent again by nobody: neither by a browser nor by Serve.
        await self._window.arrived()
        self._begin()
        while True:
            await self._window.room()
            text = await self._answer.take()
            if text is None:
                return
            yield text
