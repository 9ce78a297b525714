"""Values that come while a function runs."""

import _named_workers
from named_workers._error import error_of
from named_workers._interpreter import decode


class Stream:
    """The values that a call emits, for `async for`. What the function returned is in `returned` at the end."""

    def __init__(self, request):
        self._request = request
        self.returned = None

    def __aiter__(self):
        return self

    async def __anext__(self):
        text = await _named_workers.next(self._request)
        if text[0] == "=":
            return decode(text[1:])
        if text[0] == ".":
            self.returned = decode(text[1:])
            raise StopAsyncIteration
        raise error_of(text[1:])

    def close(self):
        """Cancels the call: leaving a loop does not."""
        _named_workers.withdraw(self._request)
