"""The answer to a request, written while the call runs; and the loop that runs it."""

import asyncio
from asyncio.base_events import BaseEventLoop

from componentize_py_types import Err, Ok
from wit_world.imports import monotonic_clock
from wit_world.imports.types import Fields, OutgoingBody, OutgoingResponse, ResponseOutparam

# The longest wait between two looks at whether the client is still there, in seconds.
_LONGEST_WAIT = 0.05


class Answer:
    """The answer to one request."""

    def __init__(self, out):
        self.headers = []
        self._out = out
        self._body = None
        self._stream = None
        self._is_closed = False

    def begin(self, status, content_type):
        """Sends the head."""
        headers = [*self.headers, ("content-type", content_type)]
        response = OutgoingResponse(Fields.from_list([(name, value.encode()) for name, value in headers]))
        response.set_status_code(status)
        self._body = response.body()
        ResponseOutparam.set(self._out, Ok(response))
        self._stream = self._body.write()

    def write(self, text):
        """Writes to the body, and waits until it is on its way."""
        rest = text.encode()
        try:
            while rest:
                room = self._stream.check_write()
                if not room:
                    self._stream.subscribe().block()
                self._stream.write(rest[:room])
                rest = rest[room:]
            self._stream.blocking_flush()
        except Err:  # nobody reads it
            self._is_closed = True

    def end(self):
        """Ends the answer."""
        self._stream.__exit__(None, None, None)
        self._stream = None
        try:
            OutgoingBody.finish(self._body, None)
        except Err:  # nobody reads it
            self._is_closed = True

    def whole(self, status, content_type, text):
        """Answers everything at once."""
        self.begin(status, content_type)
        self.write(text)
        self.end()

    def is_flooded(self):
        """Nothing waits, as whoever writes does."""
        return False

    def is_closed(self):
        """Whether the client has closed the request."""
        try:
            if self._stream:
                self._stream.check_write()
        except Err:
            self._is_closed = True
        return self._is_closed


class _Waits:
    """Stands for the selector of a loop that has no files: it only waits."""

    def select(self, timeout):
        wait = _LONGEST_WAIT if timeout is None else min(timeout, _LONGEST_WAIT)
        if wait > 0:
            monotonic_clock.subscribe_duration(int(wait * 1e9)).block()
        return []

    def close(self):
        pass


class Loop(BaseEventLoop):
    """An event loop of tasks and timers."""

    def __init__(self):
        super().__init__()
        self._selector = _Waits()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass

    def run_call(self, call, arguments):
        """Runs a call to its end; cancels it when its client is gone."""
        asyncio.set_event_loop(self)
        task = self.create_task(self._watch(call))
        self.call_soon(call.begin, arguments)
        self.run_until_complete(task)

    async def _watch(self, call):
        while not call.has_ended:
            if call.answer.is_closed():
                call.cancel()
            await asyncio.sleep(0.01)
