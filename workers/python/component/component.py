"""A Python worker as a `wasi:http` component: what the engine calls for each request.

The worker's script runs once, when the component is built. Files and modules that have not been read by then are not
there later.
"""

import random
import sys
import traceback
from pathlib import Path

from _exchange import Answer, Loop
from componentize_py_types import Err
from named_workers import _interpreter, _served, _wire
from wit_world import exports
from wit_world.imports import environment
from wit_world.imports.types import IncomingRequest, ResponseOutparam

# The id of the one call of an instance.
CALL = 1

sys.dont_write_bytecode = True
_interpreter.INTERNAL += ("/0/", "/1/")  # where the folders of the component are


def _start():
    """Runs the worker's script."""
    script = next((Path(__file__).parent / "script").glob("*.py"))
    if _served.run_script(script.read_text("utf-8"), script.name):
        raise RuntimeError("the script of a component cannot await at its top level, as nothing runs yet")
    return _served.Worker(script.stem)


sys.stdout, sys.stderr = [_served.Lines(level, sys.__stderr__) for level in ("info", "error")]
_worker = _start()


class IncomingHandler(exports.IncomingHandler):
    """Answers requests."""

    def handle(self, request: IncomingRequest, response_out: ResponseOutparam) -> None:
        try:
            self._answer(request, Answer(response_out))
        except BaseException:  # the engine would not say which
            traceback.print_exc(file=sys.__stderr__)
            raise

    def _answer(self, request, answer):
        random.seed()  # or every instance would begin with the numbers of the one that was built
        environ = dict(environment.get_environment())
        headers = {name.lower(): value.decode(errors="replace") for name, value in request.headers().entries()}
        headers.setdefault("host", request.authority() or "")
        path = request.path_with_query() or ""
        function = _worker.ask(_method(request.method()), path, headers, environ, answer)
        if function is None:
            return
        call = _served.Call(_worker, CALL, function, headers, answer)
        if call.takes_events:
            answer.begin(200, _wire.EVENTS)
            answer.write(":\n\n")  # so that the head is on its way before the function runs
        Loop().run_call(call, _body(request))


def _method(method):
    return type(method).__name__.removeprefix("Method_").upper()


def _body(request):
    pieces = []
    with request.consume() as body, body.stream() as stream:
        try:
            while True:
                pieces.append(stream.blocking_read(65536))
        except Err:  # its end
            return b"".join(pieces).decode(errors="replace")
