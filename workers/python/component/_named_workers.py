"""What the library asks of its host, in a component: one call at a time, and no other workers."""

import json
import sys

# The one call of an instance.
CALL = 1

config = "{}"
_running = None


def run(call):
    """Runs a call to its end."""
    global _running
    from _exchange import Loop

    _running = call
    try:
        Loop().run_call(call)
    finally:
        _running = None


def log(level, text):
    """Adds a line to the log of whoever called, and to the server's."""
    print(text, file=sys.__stderr__, flush=True)
    if _running:
        _running.tell("log", {"level": level, "text": text})


def progress(id, done, total, message):
    _running.tell("progress", {"done": done, "total": total, "message": message})


def emit(id, reply):
    """The connection itself holds the function back."""
    index, _running.emitted = _running.emitted, _running.emitted + 1
    if reply[0] == "=":
        _running.tell("emitted", reply[1:])
    elif not _running.refused:
        refused = json.loads(reply[1:])
        _running.refused = {**refused, "path": "[%d]%s" % (index, refused["path"])}


def settle(id, reply):
    _running.settle(reply)


def cancelled(id):
    return _running.answer.is_closed()


def ask(during, worker, function, arguments, milliseconds):
    return worker


async def reply(worker):
    message = "no worker is named `%s`; the page has none" % worker
    return "!" + json.dumps({"name": "UnknownWorker", "message": message, "worker": worker})


def withdraw(request):
    pass
