"""What the library asks of its host, where calls come over HTTP. In a browser, JavaScript answers it."""

import json

# The worker's config, as JSON.
config = "{}"
# The calls that have not ended, by their ids.
calls = {}


def progress(id, done, total, message):
    calls[id].tell("progress", {"done": done, "total": total, "message": message})


def emit(id, reply):
    return calls[id].emit(reply)


def settle(id, reply):
    calls[id].settle(reply)


def cancelled(id):
    return id not in calls or calls[id].answer.is_closed()


def ask(during, worker, function, arguments, milliseconds):
    return worker


async def reply(worker):
    message = "no worker is named `%s`; the page has none" % worker
    return "!" + json.dumps({"name": "UnknownWorker", "message": message, "worker": worker})


def withdraw(request):
    pass
