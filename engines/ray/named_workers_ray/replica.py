"""A replica: a process that has run a worker's script once, and answers calls until it ends."""

import asyncio
import inspect
import itertools
import json
import os
import sys
import tempfile
from pathlib import Path

import _named_workers
from named_workers import _served, _wire
from starlette.requests import Request
from starlette.responses import Response

from named_workers_ray.answer import Answer
from named_workers_ray.events import Events
from named_workers_ray.script import Script
from named_workers_ray.threads import threads

# How long a request may be silent before its end, in seconds.
SILENCE = 30

# What is said of a call whose arguments do not come. Serve gives a call that has killed a replica to another one, which
# gets nothing to run: they can be read only once, and nothing runs twice.
NO_ARGUMENTS = "the replica that took the call has died, or its arguments have not come"


class Replica:
    """What Serve runs. Its script's functions can be called over HTTP."""

    async def __init__(self, script: Script, environ: dict[str, str], number_of_threads: int, grace: float) -> None:
        """Runs the script. What it raises is the reason why the deployment cannot start.

        `environ` has `NAMED_WORKERS_ORIGINS` and `NAMED_WORKERS_TOKEN`, as a component's environment does; `grace` is
        how long a sync function may run on after its call was cancelled, in seconds.
        """
        script.check_packages()
        self._folder = tempfile.TemporaryDirectory(prefix=f"{script.name}-")
        script.write_files(Path(self._folder.name))
        sys.path.insert(0, self._folder.name)
        os.chdir(self._folder.name)  # the script finds its files as in a browser
        _named_workers.config = json.dumps(script.config)
        threads.start(number_of_threads)
        sys.stdout = _served.Lines("info", sys.stdout)
        sys.stderr = _served.Lines("error", sys.stderr)
        rest = _served.run_script(script.source, script.filename)
        if inspect.isawaitable(rest):
            await rest
        self._worker = _served.Worker(script.name)
        self._environ = environ
        self._ids = itertools.count(1)
        self._grace = grace

    async def __call__(self, request: Request) -> Response:
        """Answers a request. Serve cancels this when the client has gone."""
        answer = Answer()
        function = self._worker.ask(request.method, request.scope["path"], request.headers, self._environ, answer)
        if function is None:
            return _at_once(answer)
        call = _served.Call(self._worker, next(self._ids), function, request.headers, answer)
        arguments = await _arguments(request)

        def begin() -> None:
            if arguments is None:
                call.fail(_wire.failure("Crashed", NO_ARGUMENTS))
            else:
                call.begin(arguments)

        if call.takes_events:
            return Events(answer, call, begin)
        begin()
        try:
            await answer.over()
        finally:
            if not call.has_ended:
                call.cancel()
        return _at_once(answer)

    def check_health(self) -> None:
        """Serve replaces a replica that raises here."""
        if threads.overdue() > self._grace:
            raise RuntimeError(f"a function has run on for more than {self._grace} s after its call was cancelled")


def _at_once(answer: Answer) -> Response:
    status, content_type, text = answer.at_once
    return Response(text, status, {**dict(answer.headers), "content-type": content_type})


async def _arguments(request: Request) -> str | None:
    """The whole body of a request; nothing if it does not come whole."""
    pieces, is_more = [], True
    while is_more:
        try:
            message = await asyncio.wait_for(request.receive(), SILENCE)
        except TimeoutError:
            return None
        pieces.append(message.get("body", b""))
        is_more = message.get("more_body", False)
    body = b"".join(pieces)
    is_whole = len(body) == int(request.headers.get("content-length", len(body)))
    return body.decode(errors="replace") if is_whole else None
