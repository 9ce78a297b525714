"""A request whose reply comes later: text, a mark and JSON. The mark is `=` for a value, `!` for an error."""

import _named_workers
from named_workers._error import error_of
from named_workers._interpreter import decode


async def reply(request):
    """Waits for the value. A task that is cancelled meanwhile withdraws the request."""
    try:
        text = await _named_workers.reply(request)
    except BaseException:  # the task was cancelled
        _named_workers.withdraw(request)
        raise
    if text[0] == "=":
        return decode(text[1:])
    raise error_of(text[1:])
